package dev.mailsync.sandbox.cloud;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import static dev.mailsync.Waits.LONGEST;

/** A function "sync" that writes down what it is given and fails what a test tells it to. */
final class TestingSync implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final BlockingQueue<SQSMessage> seen = new LinkedBlockingQueue<>();
    private volatile Predicate<SQSMessage> failing = message -> false;

    void failWhere(Predicate<SQSMessage> failing) {
        this.failing = failing;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        seen.addAll(event.getRecords());
        return new SQSBatchResponse(event.getRecords().stream()
                .filter(failing)
                .map(message -> new BatchItemFailure(message.getMessageId()))
                .toList());
    }

    SQSMessage next() throws InterruptedException {
        var message = nextWithin(LONGEST);
        if (message == null) {
            throw new AssertionError("no message came within " + LONGEST);
        }
        return message;
    }

    SQSMessage nextWithin(Duration time) throws InterruptedException {
        return seen.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    List<String> bodies() {
        return seen.stream().map(SQSMessage::getBody).toList();
    }
}
