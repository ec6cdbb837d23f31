package dev.mailsync.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Calls the application from outside, as the CRM, a browser and Outlook would. */
final class DemoHttp {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI base;

    DemoHttp(URI base) {
        this.base = base;
    }

    JsonNode get(String path, String token) {
        return json(send(request(path, token).GET()));
    }

    JsonNode post(String path, String token, String json) {
        return json(send(request(path, token).header("Content-Type", JSON).POST(BodyPublishers.ofString(json))));
    }

    JsonNode put(String path, String token, String json) {
        return json(send(request(path, token).header("Content-Type", JSON).PUT(BodyPublishers.ofString(json))));
    }

    JsonNode deliver(String path, byte[] mime) {
        return json(send(
                request(path, null).header("Content-Type", "message/rfc822").POST(BodyPublishers.ofByteArray(mime))));
    }

    int status(String path) {
        return send(request(path, null).GET()).statusCode();
    }

    /** Opens a page, submits its form, and returns where the browser would go next. */
    URI submit(String page, String form) {
        var answer = send(request(page, null).header("Content-Type", FORM).POST(BodyPublishers.ofString(form)));
        return answer.headers().firstValue("Location").map(URI::create).orElse(URI.create(page));
    }

    URI redirected(String path) {
        return send(request(path, null).GET())
                .headers()
                .firstValue("Location")
                .map(URI::create)
                .orElseThrow(() -> new IllegalStateException(path + " did not redirect"));
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(base.resolve(path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private JsonNode json(HttpResponse<String> response) {
        // The response could contain email or tokens, which don't belong in a message.
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.request().method() + " "
                    + response.uri().getPath() + " answered " + response.statusCode());
        }
        try {
            return response.body().isEmpty() ? mapper.nullNode() : mapper.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
