package dev.mailsync.settings;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** The error catalogue for people, with an anchor for every code. */
@Path("/mail-sync/troubleshooting")
@PermitAll
public class TroubleshootingResource {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final TroubleshootingPage page = new TroubleshootingPage();

    /** @param code from an error; if the catalogue has no row for it, the page still gets an anchor for it */
    @GET
    @Operation(hidden = true)
    public Response page(@QueryParam("code") String code) {
        return Response.ok(page.about(Optional.ofNullable(code)), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "public, max-age=3600")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
