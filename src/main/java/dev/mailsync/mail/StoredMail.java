package dev.mailsync.mail;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.Contact;
import dev.mailsync.identity.MailId;
import dev.mailsync.identity.UserId;

/**
 * A recorded mail as a list or a page shows it, with the contacts on whose timelines it stands.
 *
 * @param place when it came, as far as its sender's Date is credible: see {@link TimelinePlace}
 * @param blind those of the contacts who are on it by Bcc alone: nobody but the holder may learn of them
 */
public record StoredMail(
        MailId id, UserId holder, MailSummary summary, Instant place, Set<Contact> contacts, Set<Contact> blind) {

    public StoredMail {
        contacts = Set.copyOf(contacts);
        blind = blind.stream().filter(contacts::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** The contacts whom everybody may see who sees the mail. */
    public Set<Contact> open() {
        return contacts.stream().filter(it -> !blind.contains(it)).collect(Collectors.toUnmodifiableSet());
    }

    public Set<Contact> contactsSeenBy(UserId viewer) {
        return viewer.equals(holder) ? contacts : open();
    }

    /** Where the rows of all holders of this mail stand on a timeline. */
    public String identityKey() {
        return SyncedMailKeys.timelineSort(place, id.identity());
    }

    public MailboxRef mailbox(CompanyId company) {
        return MailboxRef.of(company, holder, id.mailbox());
    }

    StoredMail with(MailBody.LongLists lists) {
        return new StoredMail(id, holder, summary.with(lists), place, contacts, blind);
    }

    StoredMail with(Set<Contact> all, Set<Contact> allBlind) {
        return new StoredMail(id, holder, summary, place, all, allBlind);
    }
}
