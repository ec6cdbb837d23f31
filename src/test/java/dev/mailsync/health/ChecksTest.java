package dev.mailsync.health;

import java.util.Optional;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChecksTest {

    @Test
    void whatBreaksOffIsDownByItsKindAlone() {
        var answer = Checks.answer("tables", () -> {
            throw new IllegalStateException("s3cret");
        });

        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow()).containsOnlyKeys("failure").containsValue("IllegalStateException");
    }

    @Test
    void whatIsWrongIsSaidAndWhatIsNotIsUp() {
        assertThat(Checks.answer("keys", () -> Optional.of("expired")).getData().orElseThrow())
                .containsEntry("failure", "expired");
        assertThat(Checks.answer("keys", Optional::empty).getStatus()).isEqualTo(Status.UP);
    }
}
