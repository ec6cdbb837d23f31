package dev.mailsync.secrets;

import java.util.Optional;
import java.util.stream.Stream;

/** The key that signs, and the one before it, whose signatures are still good. */
record SigningKeys(SigningKey current, Optional<SigningKey> previous) {

    /** Reads {@code {"current":"…","previous":"…"}}, the latter from the first rotation on. */
    static SigningKeys parse(String json) {
        var fields = SecretJson.parse(json);
        return new SigningKeys(
                new SigningKey(SecretJson.require(fields, "current")),
                SecretJson.optional(fields, "previous").map(SigningKey::new));
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
