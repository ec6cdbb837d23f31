package dev.mailsync.sandbox.cloud;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.properties.IfBuildProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Passes a batch to the function "sync" and settles it: deletes what is done and leaves the rest to be received again.
 */
@IfBuildProfile(anyOf = {"dev", "test"})
@IfBuildProperty(name = "mailsync.sandbox.cloud", stringValue = "embedded", enableIfMissing = true)
@Singleton
class SyncInvocation {

    static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(SyncInvocation.class);

    private final EmbeddedSqs queue;
    private final RequestHandler<SQSEvent, SQSBatchResponse> sync;
    private final Duration redeliveryDelay;

    SyncInvocation(
            EmbeddedSqs queue, @Named("sync") RequestHandler<SQSEvent, SQSBatchResponse> sync, CloudConfig config) {
        this.queue = queue;
        this.sync = sync;
        this.redeliveryDelay = config.redeliveryDelay();
    }

    void handle(List<Message> batch) {
        var settlement = invoke(batch);
        queue.delete(settlement.done());
        queue.postpone(settlement.left(), redeliveryDelay);
    }

    private Settlement invoke(List<Message> batch) {
        try {
            return Settlement.of(batch, sync.handleRequest(SqsEvents.of(batch), LocalContext.of("sync", TIMEOUT)));
        } catch (Throwable e) {
            // Whatever a function throws, Lambda treats it as a failure and continues.
            LOG.error("The function \"sync\" failed", e);
            return Settlement.failed(batch);
        }
    }
}
