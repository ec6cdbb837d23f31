package dev.mailsync.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealerTest {

    private static final byte[] TOKEN = "a refresh token".getBytes(StandardCharsets.UTF_8);

    private final TestingKeys keys = new TestingKeys();
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void whatIsSealedForAnOwnerOpensForThatOwnerOnly() {
        var sealed = sealer().seal(TOKEN, "anna");

        assertThat(sealer().open(sealed, "anna")).isEqualTo(TOKEN);
        assertThatThrownBy(() -> sealer().open(sealed, "bob")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChangedByteDoesNotOpen() {
        var sealed = sealer().seal(TOKEN, "anna");
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> sealer().open(sealed, "anna")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameSecretNeverLooksTheSame() {
        var sealer = sealer();

        assertThat(sealer.seal(TOKEN, "anna")).isNotEqualTo(sealer.seal(TOKEN, "anna"));
    }

    @Test
    void aDataKeyIsDecryptedAgainAfterItsLifetimeAndSealsForItsDay() {
        var sealer = sealer();
        var others = sealer().seal(TOKEN, "anna");
        sealer.open(others, "anna");
        var old = sealer.seal(TOKEN, "anna");
        sealer.seal(TOKEN, "bob");
        assertThat(keys.generated).hasSize(1);
        assertThat(keys.decrypted).isEqualTo(1);

        now = now.plus(Duration.ofMinutes(16));
        sealer.seal(TOKEN, "carl");

        assertThat(keys.generated).hasSize(1);
        assertThat(keys.decrypted).isEqualTo(2);
        assertThat(sealer.open(old, "anna")).isEqualTo(TOKEN);
        assertThat(keys.decrypted).isEqualTo(2);

        now = Instant.parse("2026-11-24T00:00:00Z");
        sealer.open(old, "anna");
        sealer.seal(TOKEN, "dora");

        assertThat(keys.generated).hasSize(2);
        assertThat(sealer.open(old, "anna")).isEqualTo(TOKEN);
    }

    /** Twenty processes renew the tokens of many mailboxes each hour, whoever has the time. */
    @Test
    void processesOfADayComeToSealUnderOneKey() {
        var processes = Stream.generate(this::sealer).limit(20).toList();
        var chance = new Random(7);
        var sealed = new ArrayList<>(
                Stream.generate(() -> processes.get(chance.nextInt(20)).seal(TOKEN, "anna"))
                        .limit(500)
                        .toList());
        assertThat(keys.generated).hasSize(20);

        for (int hour = 0; hour < 4; hour++) {
            renewEach(sealed, processes, chance);
        }
        var before = keys.decrypted;
        now = now.plus(Duration.ofMinutes(20));
        renewEach(sealed, processes, chance);

        assertThat(keys.generated).hasSize(20);
        assertThat(keys.decrypted - before).as("one key each").isEqualTo(20);
    }

    private static void renewEach(List<byte[]> sealed, List<Sealer> processes, Random chance) {
        sealed.replaceAll(token -> {
            var process = processes.get(chance.nextInt(processes.size()));
            return process.seal(process.open(token, "anna"), "anna");
        });
    }

    /** As the function that signs people in. */
    @Test
    void whoNeverOpensAnythingNeedsNoLeaveToDecrypt() {
        var sealer = sealer();
        sealer.seal(TOKEN, "anna");

        now = now.plus(Duration.ofMinutes(16));
        sealer.seal(TOKEN, "bob");

        assertThat(keys.generated).hasSize(2);
        assertThat(keys.decrypted).isZero();
    }

    @Test
    void nothingIsSealedForLongUnderAKeyThatNobodyMayDecryptAnyMore() {
        var sealer = sealer();
        sealer.open(sealer().seal(TOKEN, "anna"), "anna");
        sealer.seal(TOKEN, "anna");
        keys.disabled = true;
        sealer.seal(TOKEN, "anna");

        now = now.plus(Duration.ofMinutes(15));

        assertThatThrownBy(() -> sealer.seal(TOKEN, "anna")).hasMessage("disabled");
    }

    @Test
    void whatNobodyMayDecryptAnyMoreIsNotOpenedForLong() {
        var sealer = sealer();
        var sealed = sealer.seal(TOKEN, "anna");
        keys.disabled = true;
        assertThat(sealer.open(sealed, "anna")).isEqualTo(TOKEN);

        now = now.plus(Duration.ofMinutes(15));

        assertThatThrownBy(() -> sealer.open(sealed, "anna")).hasMessage("disabled");
    }

    private Sealer sealer() {
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        return new Sealer(keys, new TestingConfig(), clock, new Random(keys.generated.size() + 7L));
    }

    private record TestingConfig() implements SecretsConfig {

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

    /** Keys in a list; a key's place in it stands for the key. */
    private static final class TestingKeys implements DataKeys {

        private final List<byte[]> generated = new ArrayList<>();
        private int decrypted;
        private boolean disabled;

        @Override
        public DataKey generate() {
            var key = new byte[32];
            new Random(generated.size()).nextBytes(key);
            generated.add(key);
            return new DataKey(key, new byte[] {(byte) (generated.size() - 1)});
        }

        @Override
        public byte[] decrypt(byte[] encryptedKey) {
            if (disabled) {
                throw new IllegalStateException("disabled");
            }
            decrypted++;
            return generated.get(encryptedKey[0]);
        }
    }
}
