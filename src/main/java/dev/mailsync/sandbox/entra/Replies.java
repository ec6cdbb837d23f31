package dev.mailsync.sandbox.entra;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.fault.Asked;
import dev.mailsync.sandbox.mailbox.RequestLog;
import dev.mailsync.sandbox.mailbox.World;

/** Entra's responses, and which of them are logged: those to the service's calls, but not to the browser's. */
final class Replies {

    private final World world;

    Replies(World world) {
        this.world = world;
    }

    Response json(Asked asked, int status, ObjectNode json) {
        log(asked, status);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                .header("Cache-Control", "no-store, no-cache")
                .entity(json.toString())
                .build();
    }

    Response refusal(Asked asked, EntraException refusal) {
        return json(asked, refusal.status(), new EntraError(refusal, world).json());
    }

    static Response html(int status, String page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page)
                .build();
    }

    void log(Asked asked, int status) {
        var now = world.clock().instant();
        world.requests().add(new RequestLog.Entry(now, asked.method(), asked.path(), status, asked.upn()));
    }
}
