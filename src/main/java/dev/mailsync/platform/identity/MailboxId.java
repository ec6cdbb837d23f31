package dev.mailsync.platform.identity;

import java.util.regex.Pattern;

/**
 * One user's view of one mailbox: derived from the user and Microsoft's tenant and object id, never from an address, so
 * that it stays the same after disabling and signing in again.
 */
public record MailboxId(String value) {

    public static final int LENGTH = 22;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{" + LENGTH + "}");

    public MailboxId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a mailbox id");
        }
    }

    public static MailboxId of(ConnectionId connection, String tenantId, String objectId) {
        return new MailboxId(Ids.hashOf("mailbox", connection.value(), tenantId, objectId));
    }

    @Override
    public String toString() {
        return value;
    }
}
