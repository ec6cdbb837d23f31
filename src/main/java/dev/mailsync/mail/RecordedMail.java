package dev.mailsync.mail;

import java.time.Instant;
import java.util.Set;

import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailId;
import dev.mailsync.platform.identity.MailIdentity;

/**
 * A mail as it is stored for one mailbox.
 *
 * @param immutableId Microsoft's, with which the mailbox is asked for the mail's attachments
 * @param onIt addresses: which leads these are is looked up when it is read
 */
public record RecordedMail(
        MailboxRef holder,
        MailIdentity identity,
        String immutableId,
        ThreadRef thread,
        MailSummary summary,
        MailBody body,
        MailContacts onIt) {

    public Set<Contact> contacts() {
        return onIt.all();
    }

    public MailId id() {
        return new MailId(holder.mailbox(), identity);
    }

    /** @param place on timelines */
    public StoredMail stored(Instant place) {
        return new StoredMail(id(), holder.user(), summary, place, onIt);
    }

    public RecordedMail bounced(Instant at) {
        return new RecordedMail(holder, identity, immutableId, thread, summary.bounced(at), body, onIt);
    }
}
