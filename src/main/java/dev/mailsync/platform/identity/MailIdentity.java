package dev.mailsync.platform.identity;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What makes two items the same email: Message-ID, sender and sent time. It is the same for a copy in another folder,
 * for the item after its immutable id changed, and in colleagues' mailboxes.
 */
public record MailIdentity(String value) {

    public static final int LENGTH = 22;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{" + LENGTH + "}");

    public MailIdentity {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the identity of an email");
        }
    }

    public static MailIdentity of(String internetMessageId, String sender, Instant sentAt) {
        return new MailIdentity(Ids.hashOf(
                "mail",
                internetMessageId.strip(),
                sender.toLowerCase(Locale.ROOT),
                Long.toString(sentAt.getEpochSecond())));
    }

    /** For the rare item without a Message-ID, which counts as an email of its own. */
    public static MailIdentity ofItem(String immutableId) {
        return new MailIdentity(Ids.hashOf("item", immutableId));
    }

    @Override
    public String toString() {
        return value;
    }
}
