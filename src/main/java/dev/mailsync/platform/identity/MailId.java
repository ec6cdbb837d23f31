package dev.mailsync.platform.identity;

import java.util.Optional;

/** A recorded email in one mailbox, as the API identifies it. */
public record MailId(MailboxId mailbox, MailIdentity identity) {

    /** Empty for anything that is not one of our ids. */
    public static Optional<MailId> parse(String text) {
        if (text.length() != MailboxId.LENGTH + MailIdentity.LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MailId(
                    new MailboxId(text.substring(0, MailboxId.LENGTH)),
                    new MailIdentity(text.substring(MailboxId.LENGTH))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return mailbox.value() + identity.value();
    }
}
