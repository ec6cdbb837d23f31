package dev.mailsync.bench;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import dev.mailsync.platform.queue.QueueAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the webhook is compared with: queues whatever comes, unread. */
@Path("/bench/queue")
@PermitAll
public class QueueOnlyResource {

    private final SqsClient sqs;
    private final QueueAddress queue;

    QueueOnlyResource(SqsClient sqs, QueueAddress queue) {
        this.sqs = sqs;
        this.queue = queue;
    }

    @POST
    @Operation(hidden = true)
    public Response queue(String body) {
        var id = UUID.randomUUID().toString();
        sqs.sendMessage(request -> request.queueUrl(queue.url())
                .messageGroupId(id)
                .messageDeduplicationId(id)
                .messageBody(body));
        return Response.accepted().build();
    }
}
