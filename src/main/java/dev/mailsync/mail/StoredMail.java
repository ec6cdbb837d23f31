package dev.mailsync.mail;

import java.util.Set;

import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.Contact;
import dev.mailsync.identity.MailId;
import dev.mailsync.identity.UserId;

/** A recorded mail as a list or a page shows it, with the contacts on whose timelines it stands. */
public record StoredMail(MailId id, UserId holder, MailSummary summary, Set<Contact> contacts) {

    public StoredMail {
        contacts = Set.copyOf(contacts);
    }

    /** Where the rows of all holders of this mail stand on a timeline. */
    public String identityKey() {
        return Rows.timelineSort(summary.sentAt(), id.identity());
    }

    public MailboxRef mailbox(CompanyId company) {
        return MailboxRef.of(company, holder, id.mailbox());
    }

    StoredMail with(MailBody.LongLists lists) {
        return new StoredMail(id, holder, summary.with(lists), contacts);
    }

    StoredMail with(Set<Contact> all) {
        return new StoredMail(id, holder, summary, all);
    }
}
