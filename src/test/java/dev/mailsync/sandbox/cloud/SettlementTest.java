package dev.mailsync.sandbox.cloud;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

import static org.assertj.core.api.Assertions.assertThat;

class SettlementTest {

    private static final List<Message> BATCH = Stream.of("a", "b", "c")
            .map(id -> Message.builder().messageId(id).build())
            .toList();

    @Test
    void withoutAFailureTheWholeBatchIsDone() {
        assertThat(done(new SQSBatchResponse(List.of()))).containsExactly("a", "b", "c");
    }

    @Test
    void noListIsNoFailure() {
        assertThat(done(new SQSBatchResponse())).containsExactly("a", "b", "c");
        assertThat(done(null)).containsExactly("a", "b", "c");
    }

    @Test
    void whatFollowsAFailedMessageIsLeftWithIt() {
        assertThat(done(failures("b"))).containsExactly("a");
        assertThat(Settlement.of(BATCH, failures("b")).left())
                .extracting(Message::messageId)
                .containsExactly("b", "c");
    }

    @Test
    void anIdThatIsNotInTheBatchFailsAllOfIt() {
        assertThat(done(failures("c", "d"))).isEmpty();
        assertThat(done(failures((String) null))).isEmpty();
    }

    private static List<String> done(SQSBatchResponse response) {
        return Settlement.of(BATCH, response).done().stream()
                .map(Message::messageId)
                .toList();
    }

    private static SQSBatchResponse failures(String... ids) {
        return new SQSBatchResponse(
                Arrays.stream(ids).map(BatchItemFailure::new).toList());
    }
}
