package dev.mailsync.deployment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lambda's side of its runtime API: hands out events and takes what the function makes of them. */
public final class RuntimeApi implements AutoCloseable {

    private static final String VERSION = "/2018-06-01/runtime/";
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 100;

    /** @param answered by a response, not by an error */
    public record Outcome(boolean answered, String body, Duration took) {}

    private final HttpServer server;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile long begun;
    private volatile long readyAt;

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(VERSION + "invocation/next", this::next);
        server.createContext(VERSION, this::outcome);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Now the function is started. */
    void begin() {
        begun = System.nanoTime();
    }

    Duration awaitReady(BooleanSupplier alive) throws InterruptedException {
        for (var waited = 0L; !ready.await(LOOK_MILLIS, TimeUnit.MILLISECONDS); waited += LOOK_MILLIS) {
            var failed = outcomes.peek();
            if (failed != null) {
                throw new AssertionError("the function failed to start: " + failed.body());
            }
            requireHope(alive, waited);
        }
        return Duration.ofNanos(readyAt - begun);
    }

    /** What the function answers to this event, or what it says about its failure. */
    Outcome invoke(String event, BooleanSupplier alive) throws InterruptedException {
        var sent = System.nanoTime();
        events.add(event);
        var outcome = outcomes.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        for (var waited = 0L; outcome == null; waited += LOOK_MILLIS) {
            requireHope(alive, waited);
            outcome = outcomes.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return new Outcome(outcome.answered(), outcome.body(), outcome.took().minusNanos(sent));
    }

    private static void requireHope(BooleanSupplier alive, long waited) {
        if (!alive.getAsBoolean()) {
            throw new AssertionError("the function's process has ended");
        }
        if (waited > TIMEOUT.toMillis()) {
            throw new AssertionError("the function did not answer within " + TIMEOUT);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void next(HttpExchange exchange) throws IOException {
        if (ready.getCount() > 0) {
            readyAt = System.nanoTime();
            ready.countDown();
        }
        try {
            var event = events.take().getBytes(UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.add("Content-Type", "application/json");
            headers.add("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
            headers.add(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(Clock.systemUTC().instant().plus(TIMEOUT).toEpochMilli()));
            headers.add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:123456789012:function:it");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code invocation/{id}/response}, {@code invocation/{id}/error} or {@code init/error}. */
    private void outcome(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var answered = exchange.getRequestURI().getPath().endsWith("/response");
        outcomes.add(new Outcome(answered, body, Duration.ofNanos(System.nanoTime())));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }
}
