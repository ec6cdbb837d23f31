package dev.mailsync.sandbox.crm;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.arc.profile.IfBuildProfile;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Signs a user in to the CRM. */
@Path("/sandbox/crm/token")
@IfBuildProfile(anyOf = {"dev", "test"})
@PermitAll
public class CrmResource {

    private final CrmKey key;

    CrmResource(CrmKey key) {
        this.key = key;
    }

    record Login(String company, String user, List<String> roles) {}

    record Token(String token) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Token token(Login login) {
        if (login == null || login.company() == null || login.user() == null || login.roles() == null) {
            var problem = "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                    + "\"detail\":\"'company', 'user' and 'roles' are required.\"}";
            throw new BadRequestException(Response.status(400)
                    .type("application/problem+json")
                    .entity(problem)
                    .build());
        }
        return new Token(key.token(login.company(), login.user(), login.roles()));
    }
}
