package dev.mailsync.lambda.placeholder;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

/** Takes every message, so that the cloud around the handlers can be tested by itself. */
@Named("sync")
@ApplicationScoped
public class SyncFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final List<String> bodies = new CopyOnWriteArrayList<>();

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        event.getRecords().forEach(record -> bodies.add(record.getBody()));
        return new SQSBatchResponse(List.of());
    }

    public List<String> bodies() {
        return bodies;
    }
}
