package dev.mailsync.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The opaque cursor of a list: the sort key of the last item shown. */
public final class Cursor {

    private Cursor() {}

    public static String of(String sortKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sortKey.getBytes(StandardCharsets.UTF_8));
    }

    /** The sort key, or nothing for the first page. */
    public static Optional<String> parse(String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            var sortKey = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (sortKey.length() <= 512 && !sortKey.isEmpty()) {
                return Optional.of(sortKey);
            }
        } catch (IllegalArgumentException notOurs) {
            // Falls through: every cursor that isn't ours is rejected the same way.
        }
        throw unknown();
    }

    /** For a cursor that was never issued. */
    public static ProblemException unknown() {
        return ProblemException.badRequest("BAD_CURSOR", "Send the cursor from 'next' unchanged.");
    }
}
