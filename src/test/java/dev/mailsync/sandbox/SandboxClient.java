package dev.mailsync.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Speaks to a running sandbox as a script with curl would. */
public final class SandboxClient {

    public static final String VERIFIER = "a-verifier-of-no-fewer-than-forty-three-characters";
    public static final String CHALLENGE = "ckMJaqX4Ya_9gWs_PyQMP1JqBStlmVi5r7d-Xf4VGAo";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI base;

    public SandboxClient(URI base) {
        this.base = base;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public HttpResponse<String> post(String path, String type, String body, String... headers) {
        return post(path, type, body.getBytes(UTF_8), headers);
    }

    public HttpResponse<String> post(String path, String type, byte[] body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    public HttpResponse<String> put(String path, String type, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> delete(String path, String... headers) {
        return send(request(path, headers).DELETE().build());
    }

    /** @param body JSON, or null for none */
    public HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        var request = request(path);
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> control(String path, String json) {
        return post("/sandbox/control/" + path, "application/json", json);
    }

    public HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
        return post(path, "application/x-www-form-urlencoded", encoded(fields), headers);
    }

    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    public JsonNode json(HttpResponse<String> response) {
        try {
            return mapper.readTree(response.body());
        } catch (IOException notJson) {
            throw new AssertionError(response.body(), notJson);
        }
    }

    public static Map<String, String> query(URI uri) {
        var query = new HashMap<String, String>();
        for (var pair : uri.getRawQuery().split("&")) {
            var parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return query;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var builder = HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : URI.create(base + path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }
}
