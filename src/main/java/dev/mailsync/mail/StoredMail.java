package dev.mailsync.mail;

import java.time.Instant;
import java.util.Set;

import dev.mailsync.mail.store.TimelinePlace;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailId;
import dev.mailsync.platform.identity.UserId;

/**
 * A recorded email as a list or a page shows it, with the contacts whose timelines show it.
 *
 * @param place when it arrived, by the sender's Date if that is credible: see {@link TimelinePlace}
 */
public record StoredMail(MailId id, UserId holder, MailSummary summary, Instant place, MailContacts onIt) {

    public Set<Contact> contacts() {
        return onIt.all();
    }

    public Set<Contact> contactsSeenBy(UserId viewer) {
        return viewer.equals(holder) ? onIt.all() : onIt.open();
    }

    /** The timeline position of the rows of all holders of this email. */
    public String identityKey() {
        return SyncedMailKeys.timelineSort(place, id.identity());
    }

    public MailboxRef mailbox(CompanyId company) {
        return MailboxRef.of(company, holder, id.mailbox());
    }

    public StoredMail with(MailBody.LongLists lists) {
        return new StoredMail(id, holder, summary.with(lists), place, onIt);
    }

    public StoredMail with(MailContacts others) {
        return new StoredMail(id, holder, summary, place, others);
    }
}
