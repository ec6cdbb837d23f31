package dev.mailsync.platform.secrets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The data keys that a process holds for now. A key seals on the day on which it was created. Of the keys of a day that a
 * process meets, it seals under the smallest: so all processes come to use the same one, and each has few to decrypt.
 */
class KeyRing {

    private static final int REMEMBERED_KEYS = 4_000;

    /** @param day since 1970 on which the key was created, in UTC */
    record DailyKey(DataKeys.DataKey key, int day) {

        private boolean isSmallerThan(DailyKey other) {
            return Arrays.compareUnsigned(key.encrypted(), other.key.encrypted()) < 0;
        }
    }

    private record Held(DailyKey daily, Instant until) {}

    private final DataKeys keys;
    private final Duration lifetime;
    private final Clock clock;
    private final ConcurrentHashMap<String, Held> decrypted = new ConcurrentHashMap<>();
    private volatile Held current;

    /** Whether this process has decrypted a key. The sign-in function may not, so it seals with a new key. */
    private volatile boolean decrypts;

    /** @param lifetime after which a key has to be decrypted again, which limits how long a disabled KMS key stays in use */
    KeyRing(DataKeys keys, Duration lifetime, Clock clock) {
        this.keys = keys;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    DailyKey sealing() {
        var held = current;
        if (isGood(held) && isOfToday(held)) {
            return held.daily();
        }
        held = decrypts && isOfToday(held)
                ? decrypted(held.daily().key().encrypted(), today())
                : held(new DailyKey(keys.generate(), today()));
        current = held;
        return held.daily();
    }

    DataKeys.DataKey opening(byte[] encrypted, int day) {
        var held = current;
        if (isGood(held) && Arrays.equals(held.daily().key().encrypted(), encrypted)) {
            return held.daily().key();
        }
        var opened = decrypted(encrypted, day);
        if (isOfToday(opened) && !(isOfToday(current) && current.daily().isSmallerThan(opened.daily()))) {
            current = opened;
        }
        return opened.daily().key();
    }

    private Held decrypted(byte[] encrypted, int day) {
        if (decrypted.size() >= REMEMBERED_KEYS) {
            decrypted.clear();
        }
        return decrypted.compute(
                Base64.getEncoder().encodeToString(encrypted),
                (ignored, known) -> isGood(known) ? known : held(decrypt(encrypted, day)));
    }

    private DailyKey decrypt(byte[] encrypted, int day) {
        var plain = keys.decrypt(encrypted);
        decrypts = true;
        return new DailyKey(new DataKeys.DataKey(plain, encrypted), day);
    }

    private Held held(DailyKey key) {
        return new Held(key, clock.instant().plus(lifetime));
    }

    /** Null is not good. */
    private boolean isGood(Held held) {
        return held != null && clock.instant().isBefore(held.until());
    }

    private boolean isOfToday(Held held) {
        return held != null && held.daily().day() == today();
    }

    private int today() {
        return (int) Duration.ofSeconds(clock.instant().getEpochSecond()).toDays();
    }
}
