package dev.mailsync.lambda;

import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.lambda.JobGroup.Unit;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncJob.Due;
import dev.mailsync.platform.queue.SyncJob.Notified;
import dev.mailsync.platform.queue.SyncJobFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobGroupTest {

    private final SyncJobFormat format =
            new InMemoryProduct().with(ObjectMapper.class, new ObjectMapper()).get(SyncJobFormat.class);

    @Test
    void notificationsOfOneMailboxAreOnePieceOfWork() {
        var groups = JobGroup.of(
                List.of(
                        message("1", new Notified("anna", List.of("A", "B"))),
                        message("2", new Notified("bob", List.of("C"))),
                        message("3", new Notified("anna", List.of("B", "D")))),
                format);

        assertThat(groups)
                .containsExactly(
                        new JobGroup(
                                List.of(new Unit(new Notified("anna", List.of("A", "B", "D")), List.of("1", "3"))),
                                List.of()),
                        new JobGroup(List.of(new Unit(new Notified("bob", List.of("C")), List.of("2"))), List.of()));
    }

    @Test
    void otherJobsStayByThemselvesAndInTheirOrder() {
        var groups = JobGroup.of(
                List.of(
                        message("1", new Notified("anna", List.of("A"))),
                        message("2", new Due("anna")),
                        message("3", new Notified("anna", List.of("B")))),
                format);

        assertThat(groups.getFirst().units())
                .extracting(Unit::messages)
                .containsExactly(List.of("1"), List.of("2"), List.of("3"));
    }

    @Test
    void whatCannotBeReadFailsByItself() {
        var poison = message("1", new Due("anna"));
        poison.setBody("{");

        var groups = JobGroup.of(List.of(poison, message("2", new Due("anna"))), format);

        assertThat(groups.getFirst().unreadable()).containsExactly("1");
        assertThat(groups.getFirst().units()).hasSize(1);
    }

    private SQSMessage message(String id, SyncJob job) {
        var message = new SQSMessage();
        message.setMessageId(id);
        message.setAttributes(Map.of("MessageGroupId", job.group()));
        message.setBody(format.write(job));
        return message;
    }
}
