package dev.mailsync.mail;

import java.util.Set;

import dev.mailsync.identity.Contact;
import dev.mailsync.identity.MailId;
import dev.mailsync.identity.MailIdentity;

/**
 * A mail as it is stored for one mailbox.
 *
 * @param immutableId Microsoft's, with which the mailbox is asked for the mail's attachments
 * @param contacts those whose timelines it stands on, as addresses: which leads these are is looked up when it is read
 */
public record RecordedMail(
        MailboxRef holder,
        MailIdentity identity,
        String immutableId,
        ThreadRef thread,
        MailSummary summary,
        MailBody body,
        Set<Contact> contacts) {

    public RecordedMail {
        contacts = Set.copyOf(contacts);
    }

    public MailId id() {
        return new MailId(holder.mailbox(), identity);
    }

    StoredMail stored() {
        return new StoredMail(id(), holder.user(), summary, contacts);
    }
}
