package dev.mailsync.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.mail.ListEntry;
import dev.mailsync.mail.StoredMail;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.http.Cursor;
import dev.mailsync.platform.http.Page;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Contact;

/** "Life of the Lead": a lead's email across all mailboxes of the company, newest first. */
@ApplicationScoped
public class Timelines {

    private final SyncedMailStore mails;

    Timelines(SyncedMailStore mails) {
        this.mails = mails;
    }

    /**
     * One page for the contacts of a lead, or of all leads of an opportunity, with one query per contact. Rows of one
     * identity are never split: the page ends between identities, where the cursor points. Omits email that the caller
     * must not know to be there, as its sender put the contact into Bcc; so a page can be shorter than its limit.
     */
    Page<SharedMail> page(Caller caller, Collection<Contact> contacts, Optional<String> before, int limit) {
        var company = caller.company();
        var rows = new TreeMap<String, List<ListEntry>>(Comparator.reverseOrder());
        String readDownTo = null;
        for (var contact : contacts) {
            var some = mails.timeline(company, contact, before, limit + 1);
            some.forEach(row -> rows.computeIfAbsent(row.identityKey(), key -> new ArrayList<>())
                    .add(row));
            if (some.size() > limit) {
                readDownTo = later(readDownTo, some.getLast().identityKey());
            }
        }
        if (readDownTo != null) {
            rows.tailMap(readDownTo, false).clear();
        }
        var shown = rows.keySet().stream().limit(limit).toList();
        if (shown.contains(readDownTo)) {
            rows.put(readDownTo, completed(company, contacts, readDownTo));
        }
        var more = rows.size() > limit || readDownTo != null;
        return new Page<>(
                shown.stream()
                        .flatMap(key -> folded(visible(rows.get(key), contacts, caller), caller).stream())
                        .toList(),
                more ? Cursor.of(shown.getLast()) : null);
    }

    /** An email with all its holders, as named by the timeline of one of its contacts. */
    SharedMail whole(Caller caller, StoredMail mail) {
        // Holders of the same email share its open contacts.
        return Stream.concat(
                        mail.onIt().open().stream().sorted(),
                        mail.contacts().stream().sorted())
                .limit(1)
                .flatMap(contact -> mails.timelineRows(caller.company(), contact, mail.identityKey()).stream())
                .map(ListEntry::mail)
                .filter(other -> !other.id().equals(mail.id()))
                .reduce(
                        SharedMail.of(mail, caller.user()),
                        (team, other) -> team.isSameAs(other) ? team.alsoHeldBy(other) : team,
                        (one, other) -> one);
    }

    /** The rows at the end of a page, where the limit may have cut some off. */
    private List<ListEntry> completed(CompanyId company, Collection<Contact> contacts, String identityKey) {
        return contacts.stream()
                .flatMap(contact -> mails.timelineRows(company, contact, identityKey).stream())
                .toList();
    }

    private static List<ListEntry> visible(List<ListEntry> rows, Collection<Contact> contacts, Caller caller) {
        return rows.stream()
                .filter(row -> contacts.stream().anyMatch(row.mail().contactsSeenBy(caller.user())::contains))
                .toList();
    }

    /** For a Smart Mail or a bounced email, shows the sender's row: those of colleagues with a copy lack that fact. */
    private static List<SharedMail> folded(List<ListEntry> rows, Caller caller) {
        var folded = new ArrayList<SharedMail>();
        for (var row : sendersFirst(rows)) {
            var same = folded.stream().filter(mail -> mail.isSameAs(row.mail())).findFirst();
            same.ifPresent(folded::remove);
            folded.add(same.map(mail -> mail.alsoHeldBy(row.mail()))
                    .orElseGet(() -> SharedMail.of(row.mail(), caller.user())));
        }
        return folded;
    }

    private static List<ListEntry> sendersFirst(List<ListEntry> rows) {
        return rows.stream()
                .sorted(Comparator.<ListEntry, Boolean>comparing(
                                row -> !row.mail().summary().smartMail())
                        .thenComparing(row -> row.mail().summary().bouncedAt() == null))
                .toList();
    }

    private static String later(String bound, String key) {
        return bound == null || key.compareTo(bound) > 0 ? key : bound;
    }
}
