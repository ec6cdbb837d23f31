package dev.mailsync.sandbox.graph.notify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Reaches subscribers over HTTP. */
public final class HttpCourier implements Courier, AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public Reply post(URI url, String contentType, String body, Duration timeout) throws IOException {
        var request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            var type = response.headers().firstValue("Content-Type").orElse("");
            return new Reply(response.statusCode(), type, response.body());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
