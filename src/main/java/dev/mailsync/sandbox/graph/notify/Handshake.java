package dev.mailsync.sandbox.graph.notify;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;

import dev.mailsync.sandbox.graph.call.GraphException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Verifies that the owner of a URL wants notifications: it has to return a token. */
public final class Handshake {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Courier courier;

    public Handshake(Courier courier) {
        this.courier = courier;
    }

    public void require(URI url, String token) {
        try {
            var joiner = url.getRawQuery() == null ? "?" : "&";
            var asked = URI.create(url + joiner + "validationToken=" + URLEncoder.encode(token, UTF_8));
            check(courier.post(asked, "text/plain; charset=utf-8", "", TIMEOUT), token);
        } catch (IOException noAnswer) {
            throw failed("The operation was canceled: no answer came within 10 seconds.");
        }
    }

    private static void check(Courier.Reply reply, String token) {
        if (reply.status() != 200) {
            throw failed("Notification endpoint must respond with 200 OK to validation request, but responded with "
                    + reply.status() + ".");
        }
        if (!reply.contentType().startsWith("text/plain")) {
            throw failed("Notification endpoint must respond with content type text/plain.");
        }
        if (!reply.body().equals(token)) {
            throw failed("The body of the response must be equal to the decoded validation token.");
        }
    }

    private static GraphException failed(String why) {
        return new GraphException(400, "ValidationError", "Subscription validation request failed. " + why);
    }
}
