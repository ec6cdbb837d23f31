package dev.mailsync.mail;

import java.time.Instant;
import java.util.Set;

import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailId;
import dev.mailsync.platform.identity.MailIdentity;

/**
 * An email as stored for one mailbox.
 *
 * @param immutableId Microsoft's id, used to fetch the email's attachments from the mailbox
 * @param onIt addresses; the leads they belong to are looked up on reading
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

    /** @param place its position on timelines */
    public StoredMail stored(Instant place) {
        return new StoredMail(id(), holder.user(), summary, place, onIt);
    }

    public RecordedMail bounced(Instant at) {
        return new RecordedMail(holder, identity, immutableId, thread, summary.bounced(at), body, onIt);
    }
}
