package dev.mailsync.timeline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.mailsync.microsoft.MicrosoftException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AttachmentProblemsTest {

    @Test
    void whatMicrosoftRefusesIsToldByWhatCanBeDoneAboutIt() {
        assertThat(problem(new MicrosoftException.Gone(MicrosoftException.Cause.of("ErrorItemNotFound", ""))))
                .isEqualTo("410 ATTACHMENT_GONE");
        assertThat(problem(new MicrosoftException.NeedsUser(MicrosoftException.Cause.of("NO_TOKENS", ""))))
                .isEqualTo("409 MAILBOX_NOT_CONNECTED");
        assertThat(problem(new MicrosoftException.Unauthorized(MicrosoftException.Cause.of("x", ""))))
                .isEqualTo("409 MAILBOX_NOT_CONNECTED");
        assertThat(problem(new MicrosoftException.NeedsOperator(MicrosoftException.Cause.of("x", ""))))
                .isEqualTo("502 ATTACHMENT_UNAVAILABLE");
    }

    @Test
    void aTransientFailurePassesTheWaitOn() {
        var throttled = new MicrosoftException.Transient(
                MicrosoftException.Cause.of("x", ""), Optional.of(Duration.ofMillis(2500)));
        var silent = new MicrosoftException.Transient(MicrosoftException.Cause.of("x", ""), Optional.empty());

        assertThat(problem(throttled)).isEqualTo("503 ATTACHMENT_UNAVAILABLE");
        assertThat(AttachmentProblems.of(throttled).headers()).isEqualTo(Map.of("Retry-After", "3"));
        assertThat(AttachmentProblems.of(silent).headers()).isEmpty();
    }

    private static String problem(MicrosoftException failure) {
        var problem = AttachmentProblems.of(failure);
        return problem.status() + " " + problem.code();
    }
}
