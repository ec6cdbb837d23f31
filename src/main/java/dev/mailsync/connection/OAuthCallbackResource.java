package dev.mailsync.connection;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** Where Microsoft sends the browser back to after a sign-in. */
@Path("/oauth/callback")
public class OAuthCallbackResource {

    private final SignIns signIns;

    OAuthCallbackResource(SignIns signIns) {
        this.signIns = signIns;
    }

    @GET
    public Response callback(
            @QueryParam("state") String state, @QueryParam("code") String code, @QueryParam("error") String error) {
        return Response.seeOther(signIns.returned(state, code, error))
                // The address holds a code or a ticket: it belongs in no cache and in nobody's referrer.
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
