package dev.mailsync.settings;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.web.bundler.runtime.Bundle;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The script that a CRM embeds, at an address that never changes. Its single line loads this version's bundle from an
 * address of its own, so that browsers can cache the bundle and still get a new one at once.
 */
@Path("/mail-sync/mail-sync.js")
@PermitAll
public class ScriptResource {

    private final String script;
    private final EntityTag tag;

    ScriptResource(Bundle bundle) {
        // Relative, as the application may be served under a path that it does not know.
        var file = bundle.script("app").replaceFirst("^.*/", "");
        this.script = "import './bundle/" + file + "';\n";
        this.tag = new EntityTag(file);
    }

    @GET
    @Operation(hidden = true)
    public Response script(@Context Request request) {
        var known = request.evaluatePreconditions(tag);
        return (known == null ? Response.ok(script, "text/javascript;charset=UTF-8") : known)
                .tag(tag)
                .header("Cache-Control", "no-cache")
                .build();
    }
}
