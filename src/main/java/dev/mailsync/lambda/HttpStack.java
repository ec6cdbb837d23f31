package dev.mailsync.lambda;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.netty.runtime.virtual.VirtualClientConnection;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;

/** Quarkus' HTTP server, called without a socket. */
@ApplicationScoped
class HttpStack {

    // With less, a request would start although nobody can wait for it.
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(50);

    /** @throws NoAnswerException if there is no complete response within that time */
    Answer exchange(GatewayRequest request, Duration patience) {
        if (patience.compareTo(LEAST_PATIENCE) < 0) {
            throw new NoAnswerException("no time to ask");
        }
        var collector = new AnswerCollector();
        var connection = connect(collector, request);
        try {
            connection.sendMessage(request.head());
            connection.sendMessage(request.body());
            return collector.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NoAnswerException("the time is up", e);
        } catch (ExecutionException e) {
            throw new BrokenAnswerException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("interrupted", e);
        } finally {
            connection.close();
        }
    }

    private static VirtualClientConnection<?> connect(AnswerCollector collector, GatewayRequest request) {
        try {
            return VirtualClientConnection.connect(collector, VertxHttpRecorder.VIRTUAL_HTTP, request.client());
        } catch (RuntimeException e) {
            throw new NoAnswerException("the HTTP server is not there", e);
        }
    }
}
