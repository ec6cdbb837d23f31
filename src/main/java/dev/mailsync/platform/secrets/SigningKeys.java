package dev.mailsync.platform.secrets;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key that signs, and the previous one, whose signatures are still valid.
 *
 * @param signsFrom when the current key starts to sign; by then all processes know it. Until then the previous one
 *     signs
 */
record SigningKeys(SigningKey current, Optional<SigningKey> previous, Instant signsFrom) {

    /**
     * Reads {@code {"current":"…","previous":"…","signs-from":"2027-11-25T00:00:00Z"}}, the latter two from the first
     * rotation on.
     */
    static SigningKeys parse(String json) {
        var fields = SecretJson.parse(json);
        try {
            return new SigningKeys(
                    new SigningKey(SecretJson.require(fields, "current")),
                    SecretJson.optional(fields, "previous").map(SigningKey::new),
                    SecretJson.optional(fields, "signs-from")
                            .map(Instant::parse)
                            .orElse(Instant.MIN));
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(
                    "signs-from of the signing keys is not a time like 2027-11-25T00:00:00Z");
        }
    }

    SigningKey signing(Instant now) {
        return now.isBefore(signsFrom) ? previous.orElse(current) : current;
    }

    Optional<SigningKey> named(String id) {
        return all().filter(key -> key.id().equals(id)).findFirst();
    }

    boolean match(String purpose, String text, String signature) {
        return all().anyMatch(key -> key.matches(purpose, text, signature));
    }

    private Stream<SigningKey> all() {
        return Stream.concat(Stream.of(current), previous.stream());
    }
}
