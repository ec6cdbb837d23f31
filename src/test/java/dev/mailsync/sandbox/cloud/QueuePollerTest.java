package dev.mailsync.sandbox.cloud;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

import static dev.mailsync.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("real")
class QueuePollerTest {

    private static EmbeddedSqs queue;

    private final TestingSync sync = new TestingSync();
    private QueuePoller poller;

    @BeforeAll
    static void startQueue() {
        queue = new EmbeddedSqs(Ports.settle(0, "any"));
    }

    @AfterAll
    static void stopQueue() {
        queue.close();
    }

    @BeforeEach
    void emptyQueue() {
        queue.reset();
    }

    @AfterEach
    void stopPolling() throws InterruptedException {
        poller.stop();
    }

    @Test
    void aMessageReachesTheFunctionWithWhatLambdaSaysAboutIt() throws Exception {
        send("one-connection", "a job");
        poll(sync);

        var message = sync.next();

        assertThat(message.getBody()).isEqualTo("a job");
        assertThat(message.getEventSource()).isEqualTo("aws:sqs");
        assertThat(message.getEventSourceArn()).endsWith(":mail-sync.fifo");
        assertThat(message.getAttributes())
                .containsEntry("MessageGroupId", "one-connection")
                .containsEntry("ApproximateReceiveCount", "1")
                .containsKeys("SequenceNumber", "SentTimestamp", "MessageDeduplicationId");
    }

    @Test
    void whatTheFunctionHandledIsGone() throws Exception {
        send("one-connection", "a job");
        poll(sync);

        sync.next();

        await().until(() -> queue.isEmpty() && !poller.busy());
    }

    @Test
    void aFailedMessageComesAgain() throws Exception {
        sync.failWhere(message -> receives(message) == 1);
        send("one-connection", "a job");
        poll(sync);

        assertThat(receives(sync.next())).isEqualTo(1);
        assertThat(receives(sync.next())).isEqualTo(2);
        await().until(queue::isEmpty);
    }

    @Test
    void whateverTheFunctionThrowsTheWholeBatchComesAgain() throws Exception {
        sync.failWhere(message -> {
            if (receives(message) == 1) {
                throw new StackOverflowError("as this test wants");
            }
            return false;
        });
        send("one-connection", "a job");
        poll(sync);

        sync.next();

        assertThat(receives(sync.next())).isEqualTo(2);
    }

    @Test
    void afterAFailureTheRestOfItsGroupComesAgainInOrder() throws Exception {
        sync.failWhere(message -> message.getBody().equals("2") && receives(message) == 1);
        IntStream.rangeClosed(1, 4).forEach(n -> send("one-connection", Integer.toString(n)));
        poll(sync);

        await().until(() -> queue.isEmpty() && !poller.busy());

        assertThat(sync.bodies()).containsExactly("1", "2", "3", "4", "2", "3", "4");
    }

    @Test
    void aGroupKeepsItsOrderOverManyBatches() {
        IntStream.range(0, 25).forEach(n -> send("one-connection", Integer.toString(n)));
        poll(sync);

        await().until(() -> queue.isEmpty() && !poller.busy());

        assertThat(sync.bodies())
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(Integer::toString).toList());
    }

    @Test
    void aMessageThatFailsFiveTimesBecomesADeadLetter() {
        sync.failWhere(message -> true);
        send("one-connection", "poison");
        poll(sync);

        await().until(queue::isEmpty);

        assertThat(sync.bodies()).hasSize(EmbeddedSqs.MAX_RECEIVES);
        assertThat(queue.client()
                        .receiveMessage(request -> request.queueUrl(queue.deadLettersUrl()))
                        .messages())
                .extracting(Message::body)
                .containsExactly("poison");
    }

    @Test
    void groupsAreHandledInParallel() throws Exception {
        var bothAtOnce = new CyclicBarrier(2);
        var met = new CountDownLatch(2);
        poll((event, context) -> {
            try {
                bothAtOnce.await(10, TimeUnit.SECONDS);
                met.countDown();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return new SQSBatchResponse();
        });

        send("one-connection", "a job");
        send("another-connection", "a job");

        assertThat(met.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whileAGroupIsHandledItsNextMessageWaits() throws Exception {
        var release = new CountDownLatch(1);
        poll((event, context) -> {
            sync.handleRequest(event, context);
            awaitUninterruptibly(release);
            return new SQSBatchResponse();
        });
        send("one-connection", "first");
        sync.next();

        send("one-connection", "second");

        assertThat(sync.nextWithin(Duration.ofMillis(1500))).isNull();
        assertThat(queue.isEmpty()).isFalse();
        release.countDown();
        assertThat(sync.next().getBody()).isEqualTo("second");
    }

    @Test
    void emptyingWaitsForRunningInvocations() throws Exception {
        var release = new CountDownLatch(1);
        poll((event, context) -> {
            sync.handleRequest(event, context);
            awaitUninterruptibly(release);
            return new SQSBatchResponse();
        });
        send("one-connection", "a job");
        sync.next();
        var changed = new CountDownLatch(1);

        Thread.ofVirtual().start(() -> poller.emptyAnd(changed::countDown));

        assertThat(changed.await(300, TimeUnit.MILLISECONDS)).isFalse();
        release.countDown();
        assertThat(changed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsSentAfterEmptyingIsHandledAlthoughThePollBeganBefore() throws Exception {
        poll(sync);
        poller.emptyAnd(() -> {});

        send("one-connection", "a job");

        assertThat(sync.next().getBody()).isEqualTo("a job");
        await().until(() -> queue.isEmpty() && !poller.busy());
    }

    @Test
    void whatWasReceivedBeforeEmptyingIsNotHandledAfterIt() throws Exception {
        var release = new CountDownLatch(1);
        IntStream.range(0, 10).forEach(n -> send("connection-" + n, "old"));
        poll((event, context) -> {
            sync.handleRequest(event, context);
            awaitUninterruptibly(release);
            return new SQSBatchResponse();
        });
        await().until(() -> sync.bodies().size() == 8);

        var emptying = Thread.ofVirtual().start(() -> poller.emptyAnd(() -> send("connection-0", "new")));
        await().until(() -> emptying.getState() == Thread.State.WAITING);
        release.countDown();

        await().until(() -> sync.bodies().contains("new"));
        // Eight were running and the ninth had been promised the next slot; the tenth came too late.
        assertThat(sync.bodies()).filteredOn("old"::equals).hasSize(9);
    }

    @Test
    void theFunctionKnowsHowMuchTimeItHas() throws Exception {
        var remaining = new CompletableFuture<Integer>();
        poll((event, context) -> {
            remaining.complete(context.getRemainingTimeInMillis());
            return new SQSBatchResponse();
        });

        send("one-connection", "a job");

        assertThat(remaining.get(10, TimeUnit.SECONDS)).isBetween(50_000, 60_000);
    }

    private void poll(RequestHandler<SQSEvent, SQSBatchResponse> function) {
        var config = new TestingCloudConfig();
        poller = new QueuePoller(queue, new SyncInvocation(queue, function, config), config);
        poller.start();
    }

    private static void send(String group, String body) {
        queue.client()
                .sendMessage(request -> request.queueUrl(queue.queueUrl())
                        .messageGroupId(group)
                        .messageDeduplicationId(UUID.randomUUID().toString())
                        .messageBody(body));
    }

    private static int receives(SQSMessage message) {
        return Integer.parseInt(message.getAttributes().get("ApproximateReceiveCount"));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
