package dev.mailsync.signin;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where Microsoft redirects the browser: after a sign-in, or after an administrator was asked to approve. */
@Path("/oauth/callback")
@PermitAll
public class OAuthCallbackResource {

    private final SignIns signIns;

    OAuthCallbackResource(SignIns signIns) {
        this.signIns = signIns;
    }

    @GET
    public Response callback(
            @QueryParam("state") String state,
            @QueryParam("code") String code,
            @QueryParam("error") String error,
            @QueryParam("error_description") String description,
            @QueryParam("admin_consent") String adminConsent) {
        // A sign-in never returns with this parameter, whatever state an administrator's link may contain.
        return adminConsent != null || state == null && error != null
                ? administratorsReturn(error == null && "true".equalsIgnoreCase(adminConsent))
                : discreet(Response.seeOther(signIns.returned(state, code, error, description)));
    }

    private static Response administratorsReturn(boolean approved) {
        return discreet(Response.ok(AdminReturn.page(approved), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));
    }

    /** The URL can contain a code or a ticket, so keep it out of caches and referrers. */
    private static Response discreet(Response.ResponseBuilder response) {
        return response.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
