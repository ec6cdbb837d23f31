package dev.mailsync.endtoend;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * A page of a CRM with the elements on it. It allows them no more than docs/settings-page.md asks for: no style, no image, no
 * script but the one.
 */
@Path("/crm/page")
@PermitAll
public class CrmPageResource {

    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none';"
            + " form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>CRM</title>
            <script type="module" src="/mail-sync/mail-sync.js"></script>
            <script type="module" src="/crm/page.js"></script>
            </head>
            <body><header><h1>CRM</h1></header><main>%s</main></body>
            </html>
            """;

    @GET
    @Operation(hidden = true)
    public Response page(@QueryParam("show") List<String> elements) {
        return Response.ok(PAGE.formatted(
                        elements.stream().map(CrmPageResource::tag).collect(Collectors.joining())))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .build();
    }

    /** Looks often, so that the tests need not wait for half a minute. */
    private static String tag(String element) {
        return "<mail-sync-%1$s refresh=\"1\" settings-url=\"/crm/settings\"></mail-sync-%1$s>".formatted(element);
    }
}
