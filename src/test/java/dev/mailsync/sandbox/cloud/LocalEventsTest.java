package dev.mailsync.sandbox.cloud;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.lambda.Events;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

import static org.assertj.core.api.Assertions.assertThat;

/** What the embedded cloud hands to the functions looks like the samples of what AWS does. */
class LocalEventsTest {

    @Test
    void aMessageIsTheSameFromHereAndFromAws() {
        var genuine =
                Events.read("sqs-one-message", SQSEvent.class).getRecords().getFirst();
        var received = Message.builder()
                .messageId(genuine.getMessageId())
                .receiptHandle(genuine.getReceiptHandle())
                .body(genuine.getBody())
                .md5OfBody(genuine.getMd5OfBody())
                .attributesWithStrings(genuine.getAttributes())
                .build();

        var local = SqsEvents.of(List.of(received)).getRecords().getFirst();

        assertThat(local)
                .usingRecursiveComparison()
                .ignoringFields("eventSourceArn")
                .isEqualTo(genuine);
        assertThat(resource(local)).isEqualTo(resource(genuine));
    }

    @Test
    void theEventOfTheScheduleHasTheFieldsOfTheGenuineOne() throws Exception {
        var genuine = new ObjectMapper()
                .readValue(Events.json("scheduler-every-minute"), new TypeReference<Map<String, Object>>() {});
        var clock = Clock.fixed(Instant.parse("2026-11-23T08:41:00.123Z"), ZoneOffset.UTC);

        var local = new Schedule((event, context) -> null, clock).event();

        assertThat(local).containsOnlyKeys(genuine.keySet());
        for (var field : List.of("version", "detail-type", "source", "time", "region", "detail")) {
            assertThat(local).containsEntry(field, genuine.get(field));
        }
    }

    private static String resource(SQSMessage message) {
        return message.getEventSourceArn().replaceAll("\\d{12}", "");
    }
}
