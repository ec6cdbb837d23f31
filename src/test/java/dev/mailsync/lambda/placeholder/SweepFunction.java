package dev.mailsync.lambda.placeholder;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Sweeps nothing, so that the cloud around the handlers can be tested by itself. */
@Named("sweep")
@ApplicationScoped
public class SweepFunction implements RequestHandler<Map<String, Object>, Void> {

    @Override
    public Void handleRequest(Map<String, Object> event, Context context) {
        return null;
    }
}
