package dev.mailsync.chaos;

import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.mailsync.lambda.SyncFunction;
import dev.mailsync.lambda.TestingContext;
import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncJobFormat;
import dev.mailsync.platform.queue.SyncQueue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is on the stack when a notification is queued, and when its email is written: that is its way, and the map names
 * each of them.
 */
class NotificationWayTest {

    private final Set<String> way = new ConcurrentSkipListSet<>();
    private final List<SyncJob> queued = new ArrayList<>();
    private final InMemoryProduct product = new InMemoryProduct(WatchedTables::new);
    private final SyncQueue jobs = product.parts().queue();
    private boolean watched;

    @Test
    void itIsOnTheMap() throws IOException {
        product.with(SyncQueue.class, this::send);
        var company = new SmallCompany(product).with("anna");
        company.receives("anna", SmallCompany.LEE, "Hello");
        var function = product.get(SyncFunction.class);

        watched = true;
        product.parts().deliver(product.parts().notifications());
        function.handleRequest(event(), TestingContext.WITH_TIME);

        assertThat(company.recorded()).containsExactly("Hello");
        way.add("SqsSyncQueue");
        assertThat(way).contains("GraphWebhookResource", "Recorder", "RecordingStore");
        assertThat(way).allSatisfy(type -> assertThat(section()).contains("`" + type + "`"));
    }

    private static String section() throws IOException {
        var map = Files.readString(Path.of("docs/architecture.md"));
        return map.substring(map.indexOf("## A notification is recorded"), map.indexOf("What the notification missed"));
    }

    private void send(List<SyncJob> some) {
        if (watched) {
            queued.addAll(some);
            rememberWhoCalls();
        } else {
            jobs.send(some);
        }
    }

    private SQSEvent event() {
        var event = new SQSEvent();
        event.setRecords(queued.stream().map(this::message).toList());
        return event;
    }

    private SQSMessage message(SyncJob job) {
        var message = new SQSMessage();
        message.setMessageId("1");
        message.setAttributes(Map.of("MessageGroupId", job.group()));
        message.setBody(product.get(SyncJobFormat.class).write(job));
        return message;
    }

    private void rememberWhoCalls() {
        var callers = StackWalker.getInstance()
                .walk(frames -> frames.map(StackFrame::getClassName)
                        .map(name -> name.replaceFirst("\\$.*", ""))
                        .filter(NotificationWayTest::isOfTheProduct)
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .toList());
        way.addAll(callers);
    }

    private static boolean isOfTheProduct(String type) {
        return !type.startsWith("dev.mailsync.platform.telemetry.")
                && Files.exists(Path.of("src/main/java", type.replace('.', '/') + ".java"));
    }

    private final class WatchedTables extends DelegatingDynamo {

        WatchedTables(Dynamo tables) {
            super(tables);
        }

        @Override
        public OptionalInt transact(List<Write> writes) {
            if (watched && writes.stream().anyMatch(write -> write.table() == Table.SYNCED_MAIL)) {
                rememberWhoCalls();
            }
            return super.transact(writes);
        }
    }
}
