package dev.mailsync.mail;

import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.MailboxId;
import dev.mailsync.platform.identity.UserId;

/**
 * A user's mailbox.
 *
 * @param connection derived from company and user: a hash that many rows of an email are keyed by, so computed once
 */
public record MailboxRef(ConnectionId connection, CompanyId company, UserId user, MailboxId mailbox) {

    public static MailboxRef of(CompanyId company, UserId user, MailboxId mailbox) {
        return new MailboxRef(ConnectionId.of(company, user), company, user, mailbox);
    }
}
