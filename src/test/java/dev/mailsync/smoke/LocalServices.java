package dev.mailsync.smoke;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * KMS and Secrets Manager as far as the functions ask them, in AWS's own protocol, and the keys that the CRM publishes. By TLS,
 * as everything is that the functions call.
 */
final class LocalServices implements AutoCloseable {

    private final HttpsServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, byte[]> dataKeys = new ConcurrentHashMap<>();

    LocalServices(String crmKeys, LocalTls tls) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/keys", exchange -> answer(exchange, 200, "application/json", crmKeys));
        server.createContext("/", this::aws);
        server.start();
    }

    String address() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    void secret(String id, String value) {
        secrets.put(id, value);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void aws(HttpExchange exchange) throws IOException {
        var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        var request = json.readTree(exchange.getRequestBody());
        var body = switch (target) {
            case "TrentService.GenerateDataKey" -> dataKey();
            case "TrentService.Decrypt" -> decrypted(request);
            case "secretsmanager.GetSecretValue" ->
                secret(request.path("SecretId").asText());
            default -> null;
        };
        if (body == null) {
            var problem = Map.of("__type", "ResourceNotFoundException", "message", target + " " + request);
            answer(exchange, 400, "application/x-amz-json-1.1", json.writeValueAsString(problem));
        } else {
            answer(exchange, 200, "application/x-amz-json-1.1", json.writeValueAsString(body));
        }
    }

    private Map<String, ?> dataKey() {
        var plain = new byte[32];
        random.nextBytes(plain);
        // What stands for the encrypted key tells nothing of the plain one.
        var handle = new byte[40];
        random.nextBytes(handle);
        var encrypted = Base64.getEncoder().encodeToString(handle);
        dataKeys.put(encrypted, plain);
        return Map.of(
                "KeyId", "local", "Plaintext", Base64.getEncoder().encodeToString(plain), "CiphertextBlob", encrypted);
    }

    private Map<String, ?> decrypted(JsonNode request) {
        var plain = dataKeys.get(request.path("CiphertextBlob").asText());
        return plain == null
                ? null
                : Map.of("KeyId", "local", "Plaintext", Base64.getEncoder().encodeToString(plain));
    }

    private Map<String, ?> secret(String id) {
        var value = secrets.get(id);
        return value == null
                ? null
                : Map.of(
                        "ARN", id, "Name", id, "VersionId", "local-version-of-this-secret-0001", "SecretString", value);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
