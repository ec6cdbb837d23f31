package dev.mailsync.sandbox.cloud;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

/** ElasticMQ in this process, with the product's FIFO queue and its dead-letter queue. */
final class EmbeddedSqs implements AutoCloseable {

    static final String QUEUE = "mail-sync.fifo";
    static final String DEAD_LETTERS = "mail-sync-dead-letters.fifo";
    static final int MAX_RECEIVES = 5;

    // AWS recommends six times the function's timeout for a queue that invokes a function.
    private static final Duration VISIBILITY_TIMEOUT = SyncInvocation.TIMEOUT.multipliedBy(6);
    private static final int LARGEST_BATCH = 10;
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private final SQSRestServer server;
    private final SqsClient client;
    private final String queueUrl;
    private final String deadLettersUrl;

    /** Starts on this port, which has to be free. */
    EmbeddedSqs(int port) {
        server = start(port);
        client = new LocalEndpoint(port).client(SqsClient.builder());
        deadLettersUrl = createQueue(DEAD_LETTERS, Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        queueUrl = createQueue(
                QUEUE,
                Map.of(
                        QueueAttributeName.FIFO_QUEUE,
                        "true",
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(VISIBILITY_TIMEOUT.toSeconds()),
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                .formatted(arn(DEAD_LETTERS), MAX_RECEIVES)));
    }

    static String arn(String queue) {
        return "arn:aws:sqs:%s:%s:%s".formatted(LocalEndpoint.REGION.id(), LocalEndpoint.ACCOUNT, queue);
    }

    SqsClient client() {
        return client;
    }

    String queueUrl() {
        return queueUrl;
    }

    String deadLettersUrl() {
        return deadLettersUrl;
    }

    /** The next messages by group, each in order; waits for them for a second. */
    Collection<List<Message>> receive() {
        var messages = client.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(LARGEST_BATCH)
                        .waitTimeSeconds((int) LONG_POLL.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
        return messages.stream()
                .collect(groupingBy(
                        message -> message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID),
                        LinkedHashMap::new,
                        toList()))
                .values();
    }

    void delete(List<Message> messages) {
        for (var message : messages) {
            client.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        }
    }

    /** Makes these messages visible again after a delay. */
    void postpone(List<Message> messages, Duration delay) {
        for (var message : messages) {
            client.changeMessageVisibility(request -> request.queueUrl(queueUrl)
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout((int) delay.toSeconds()));
        }
    }

    /** Whether no message waits in the queue and nobody is processing one. */
    boolean isEmpty() {
        var attributes = client.getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
        return attributes.values().stream().allMatch("0"::equals);
    }

    void reset() {
        client.purgeQueue(PurgeQueueRequest.builder().queueUrl(queueUrl).build());
        client.purgeQueue(PurgeQueueRequest.builder().queueUrl(deadLettersUrl).build());
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }

    private String createQueue(String name, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private static SQSRestServer start(int port) {
        var server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withPort(port)
                .withServerAddress(new NodeAddress("http", "127.0.0.1", port, ""))
                .withAWSRegion(LocalEndpoint.REGION.id())
                .withAWSAccountId(LocalEndpoint.ACCOUNT)
                .start();
        server.waitUntilStarted();
        return server;
    }
}
