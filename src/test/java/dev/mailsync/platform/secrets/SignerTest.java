package dev.mailsync.platform.secrets;

import java.time.Duration;

import dev.mailsync.sandbox.TestingClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignerTest {

    private static final String FIRST = "1".repeat(32);
    private static final String SECOND = "2".repeat(32);
    private static final String THIRD = "3".repeat(32);

    private final TestingClock clock = new TestingClock();
    private final TestingSecrets store = new TestingSecrets();
    private final Signer signer = new Signer(store, new Config(), clock);

    @Test
    void aSignatureHoldsForItsPurposeAndText() {
        keys(FIRST, null);
        var signature = signer.current().sign("state", "text");

        assertThat(signature).hasSize(43);
        assertThat(signer.matches("state", "text", signature)).isTrue();
        assertThat(signer.matches("ticket", "text", signature)).isFalse();
        assertThat(signer.matches("state", "texts", signature)).isFalse();
        assertThat(signer.matches("state", "text", signature + "x")).isFalse();
    }

    @Test
    void whatTheKeyBeforeSignedStaysGoodAndTheOneBeforeThatIsForgotten() {
        keys(FIRST, null);
        var first = signer.current();
        rotated(SECOND, FIRST);

        assertThat(signer.matches("state", "text", first.sign("state", "text"))).isTrue();
        assertThat(signer.current().id()).isNotEqualTo(first.id());
        assertThat(signer.named(first.id()).sign("state", "text")).isEqualTo(first.sign("state", "text"));

        rotated(THIRD, SECOND);
        assertThat(signer.matches("state", "text", first.sign("state", "text"))).isFalse();
        assertThat(signer.named(first.id()).id()).isEqualTo(signer.current().id());
    }

    @Test
    void aNewKeySignsOnceAllHaveHeardOfItAndIsGoodBefore() {
        keys(FIRST, null);
        var first = signer.current();
        store.put(
                "keys",
                "{\"current\":\"%s\",\"previous\":\"%s\",\"signs-from\":\"%s\"}"
                        .formatted(SECOND, FIRST, clock.instant().plus(Duration.ofMinutes(10))));
        clock.advance(HeldSecret.HELD_FOR);

        assertThat(signer.current().id()).isEqualTo(first.id());
        var newer = new SigningKey(SECOND);
        assertThat(signer.matches("state", "text", newer.sign("state", "text"))).isTrue();

        clock.advance(Duration.ofMinutes(5));
        assertThat(signer.current().id()).isEqualTo(newer.id());
    }

    @Test
    void aKeyThatWasNotAnnouncedIsLookedUpByWhatItSigned() {
        keys(FIRST, null);
        signer.current();
        clock.advance(Duration.ofMinutes(1));
        keys(SECOND, FIRST);
        var newer = new SigningKey(SECOND);

        assertThat(signer.matches("state", "text", newer.sign("state", "text"))).isTrue();
        assertThat(signer.named(newer.id()).id()).isEqualTo(newer.id());
    }

    @Test
    void aShortOrMissingKeyIsRefusedWithoutBeingNamed() {
        keys("too short", null);
        assertThatThrownBy(signer::current).hasMessageContaining("32").hasMessageNotContaining("too short");

        clock.advance(HeldSecret.SHORT_PAUSE);
        store.put("keys", "{\"first\":\"" + FIRST + "\"}");
        assertThatThrownBy(signer::current).hasMessageContaining("current").hasMessageNotContaining(FIRST);

        clock.advance(HeldSecret.SHORT_PAUSE);
        store.put("keys", "not json " + FIRST);
        assertThatThrownBy(signer::current).hasMessageContaining("JSON").hasMessageNotContaining(FIRST);
    }

    @Test
    void fromWhenAKeySignsIsATime() {
        store.put("keys", "{\"current\":\"%s\",\"signs-from\":\"soon\"}".formatted(FIRST));

        assertThatThrownBy(signer::current)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signs-from");
    }

    private void rotated(String current, String previous) {
        keys(current, previous);
        clock.advance(HeldSecret.HELD_FOR);
    }

    private void keys(String current, String previous) {
        store.put(
                "keys",
                previous == null
                        ? "{\"current\":\"%s\"}".formatted(current)
                        : "{\"current\":\"%s\",\"previous\":\"%s\"}".formatted(current, previous));
    }

    private record Config() implements SecretsConfig {

        @Override
        public String kmsKeyId() {
            return "key";
        }

        @Override
        public String signingKeysId() {
            return "keys";
        }

        @Override
        public Duration dataKeyLifetime() {
            return Duration.ofMinutes(15);
        }
    }
}
