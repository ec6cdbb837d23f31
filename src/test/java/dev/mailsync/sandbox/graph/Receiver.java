package dev.mailsync.sandbox.graph;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A subscriber on this machine, well behaved unless told otherwise. */
public final class Receiver implements AutoCloseable {

    private static final String TOKEN = "validationToken=";

    private final HttpServer server;
    private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();
    private volatile int status = 202;
    private volatile boolean decodes = true;

    public record Posted(String target, JsonNode json) {}

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    public Receiver answering(int other) {
        status = other;
        return this;
    }

    Receiver echoingTheTokenStillEncoded() {
        decodes = false;
        return this;
    }

    public Posted next() throws InterruptedException {
        var next = posted.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("a notification within ten seconds").isNotNull();
        return next;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var target = exchange.getRequestURI().toString();
        var body = exchange.getRequestBody().readAllBytes();
        if (target.contains(TOKEN)) {
            var token = target.substring(target.indexOf(TOKEN) + TOKEN.length());
            answer(exchange, 200, decodes ? URLDecoder.decode(token, UTF_8) : token);
        } else {
            // Fixed before the test hears of it and may want another status for the next one.
            var answered = status;
            posted.add(new Posted(target, new ObjectMapper().readTree(body)));
            answer(exchange, answered, "");
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
