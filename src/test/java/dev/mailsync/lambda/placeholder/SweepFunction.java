package dev.mailsync.lambda.placeholder;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Counts its invocations. */
@Named("sweep")
@ApplicationScoped
public class SweepFunction implements RequestHandler<Map<String, Object>, Void> {

    private final AtomicInteger runs = new AtomicInteger();

    @Override
    public Void handleRequest(Map<String, Object> event, Context context) {
        runs.incrementAndGet();
        return null;
    }

    public int runs() {
        return runs.get();
    }
}
