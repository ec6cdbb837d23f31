package dev.mailsync.sandbox.fault;

import jakarta.ws.rs.core.Response;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Leaves an HTTP caller without a response. */
public final class BrokenConnection {

    /** RFC 9113, section 7. */
    private static final long INTERNAL_ERROR = 2;

    private BrokenConnection() {}

    /** Closes the caller's connection, or its stream if calls share one. The returned response reaches nobody. */
    public static Response of(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(INTERNAL_ERROR);
        } else {
            request.connection()
                    .close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
        return Response.noContent().build();
    }
}
