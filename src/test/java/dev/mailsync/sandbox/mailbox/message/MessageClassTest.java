package dev.mailsync.sandbox.mailbox.message;

import java.nio.charset.StandardCharsets;

import dev.mailsync.sandbox.mime.MimeReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessageClassTest {

    @ParameterizedTest
    @CsvSource({
        "text/calendar; method=REQUEST, IPM.Schedule.Meeting.Request, #microsoft.graph.eventMessageRequest",
        "text/calendar; charset=utf-8; method=\"REPLY\", IPM.Schedule.Meeting.Resp.Pos, #microsoft.graph.eventMessageResponse",
        "text/calendar; method=CANCEL, IPM.Schedule.Meeting.Canceled, #microsoft.graph.eventMessage",
        "text/calendar, IPM.Schedule.Meeting.Request, #microsoft.graph.eventMessageRequest",
        "text/plain, IPM.Note,"
    })
    void calendarMailSaysWhatItIs(String contentType, String messageClass, String type) {
        var mail = MimeReader.read(("Content-Type: " + contentType + "\nSubject: Lunch\n\nBEGIN:VCALENDAR\n")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(MessageClass.of(mail)).isEqualTo(messageClass);
        assertThat(MessageClass.eventType(mail).orElse(null)).isEqualTo(type);
    }
}
