package dev.mailsync.mail;

import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.ConnectionId;
import dev.mailsync.identity.MailboxId;
import dev.mailsync.identity.UserId;

/** Whose mail, out of which mailbox. */
public record MailboxRef(CompanyId company, UserId user, MailboxId mailbox) {

    public ConnectionId connection() {
        return ConnectionId.of(company, user);
    }
}
