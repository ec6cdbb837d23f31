package dev.mailsync.platform.identity;

import java.util.Optional;

/** A recorded mail of one mailbox, as the API names it. */
public record MailId(MailboxId mailbox, MailIdentity identity) {

    /** Empty for anything that was never one of our ids. */
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
