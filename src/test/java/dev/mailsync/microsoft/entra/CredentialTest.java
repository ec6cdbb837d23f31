package dev.mailsync.microsoft.entra;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CredentialTest {

    private static SelfSigned made;
    private static SelfSigned other;

    @BeforeAll
    static void makeTwo(@TempDir Path directory) {
        made = SelfSigned.create(directory);
        other = SelfSigned.create(directory);
    }

    @Test
    void aClientSecretMayHaveAnEnd() {
        var secret = Credential.parse("""
                {"client-secret":"s3cret","expires-at":"2027-11-25T00:00:00Z"}""");

        assertThat(secret.expiresAt()).contains(Instant.parse("2027-11-25T00:00:00Z"));
        assertThat(secret.toString()).doesNotContain("s3cret");
        assertThat(Credential.parse("{\"client-secret\":\"s3cret\"}").expiresAt())
                .isEmpty();
    }

    @Test
    void aCertificateEndsByItself() {
        var certificate = Credential.parse(made.secret());

        assertThat(Duration.between(Instant.now(), certificate.expiresAt().orElseThrow()))
                .isBetween(Duration.ofDays(89), Duration.ofDays(90));
        assertThat(certificate).isEqualTo(Credential.parse(made.secret()));
        assertThat(certificate.toString()).hasSizeLessThan(80);
    }

    @Test
    void aCertificateAndTheKeyOfAnotherAreNoCredential() throws Exception {
        var json = new ObjectMapper();
        var mixed = (ObjectNode) json.readTree(made.secret());
        mixed.set("private-key", json.readTree(other.secret()).get("private-key"));

        assertThatThrownBy(() -> Credential.parse(mixed.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not belong together");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret",
                "{}",
                "{\"client-secret\":\"\"}",
                "{\"client-secret\":\"s3cret\",\"expires-at\":\"next year, s3cret\"}",
                "{\"certificate\":\"s3cret\",\"private-key\":\"s3cret\"}",
                "{\"certificate\":\"s3cret\"}"
            })
    void whatIsNeitherIsRefusedAndNotRepeated(String secret) {
        assertThatThrownBy(() -> Credential.parse(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
    }
}
