package dev.mailsync.sandbox.crm;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.jwt.JsonWebToken;

/** Something that only a salesperson may see. */
@Path("/test/protected")
public class Protected {

    private final JsonWebToken caller;

    Protected(JsonWebToken caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed("salesperson")
    public String who() {
        return caller.getSubject() + " of " + caller.getClaim("company");
    }
}
