package dev.mailsync.lead;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.mail.ListEntry;
import dev.mailsync.mail.StoredMail;
import dev.mailsync.mail.removal.Erasure;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.Participant;
import dev.mailsync.platform.queue.Deadline;

/**
 * Erases leads with their email, in every mailbox of the company. An email that another lead shares stays, but not on
 * the timeline of the erased one. Resumable: processed email has left the timeline that is scanned.
 */
@ApplicationScoped
public class LeadEraser {

    /** Longer than any worker lives. */
    private static final Duration UNTIL_SETTLED = Duration.ofMinutes(5);

    private static final int AT_A_TIME = 25;

    private final LeadDirectory directory;
    private final OwnPeople own;
    private final LeadWriter writer;
    private final ErasureStore store;
    private final SyncedMailStore mails;
    private final Erasure erasure;
    private final Clock clock;

    LeadEraser(
            LeadDirectory directory,
            OwnPeople own,
            LeadWriter writer,
            ErasureStore store,
            SyncedMailStore mails,
            Erasure erasure,
            Clock clock) {
        this.directory = directory;
        this.own = own;
        this.writer = writer;
        this.store = store;
        this.mails = mails;
        this.erasure = erasure;
        this.clock = clock;
    }

    /**
     * Another call while it runs continues it.
     *
     * @return the progress; empty if there is no such lead
     */
    public Optional<LeadErasure> erase(CompanyId company, LeadId id, Deadline deadline) {
        writer.remove(company, id, lead -> store.saving(company, begun(company, lead), clock.instant()));
        store.find(company, id).filter(it -> !it.done()).ifPresent(it -> walk(company, it, deadline));
        return store.find(company, id);
    }

    /** @return whether nothing is left to do now */
    public boolean goOn(CompanyId company, Deadline deadline) {
        for (var open : store.all(company)) {
            var settled = !clock.instant().isBefore(open.settledAt());
            if (open.done() && !settled) {
                continue;
            }
            if (!walk(company, open, deadline)) {
                return false;
            }
            if (settled) {
                store.forget(company, open);
            }
        }
        return true;
    }

    /**
     * If the lead is registered and erased again during an erasure, it is one erasure of all that the lead ever had.
     */
    private LeadErasure begun(CompanyId company, Lead lead) {
        var now = clock.instant();
        var contacts = new HashSet<>(itsAlone(company, lead));
        var before = store.find(company, lead.id());
        before.ifPresent(it -> contacts.addAll(it.contacts()));
        return new LeadErasure(
                lead.id(),
                contacts,
                before.map(LeadErasure::erased).orElse(0L),
                before.map(LeadErasure::kept).orElse(0L),
                now,
                now.plus(UNTIL_SETTLED),
                false);
    }

    private Set<Contact> itsAlone(CompanyId company, Lead lead) {
        var leads = directory.leadsOfContacts(company, lead.contacts());
        return lead.contacts().stream()
                .filter(contact ->
                        leads.getOrDefault(contact, ContactLeads.NONE).areOnly(lead.id()))
                .collect(Collectors.toSet());
    }

    private boolean walk(CompanyId company, LeadErasure open, Deadline deadline) {
        for (var contact : open.contacts()) {
            if (!walk(company, open, contact, deadline)) {
                return false;
            }
        }
        store.markDone(company, open);
        return true;
    }

    private boolean walk(CompanyId company, LeadErasure open, Contact contact, Deadline deadline) {
        var isLeadAgain = !directory.leadsOfContacts(company, Set.of(contact)).isEmpty();
        Optional<String> before = Optional.empty();
        while (!deadline.isNear()) {
            var some = mails.timeline(company, contact, before, AT_A_TIME);
            if (some.isEmpty()) {
                return true;
            }
            some.stream()
                    .filter(row -> !isLeadAgain || !isRecordedSince(open, row))
                    .forEach(row -> dealWith(company, open, contact, row));
            before = Optional.of(some.getLast().sortKey());
        }
        return false;
    }

    private static boolean isRecordedSince(LeadErasure open, ListEntry row) {
        return row.mail().summary().recordedAt().isAfter(open.startedAt());
    }

    private void dealWith(CompanyId company, LeadErasure open, Contact contact, ListEntry row) {
        var mail = row.mail();
        var holder = mail.mailbox(company);
        if (isShared(company, open, mail)) {
            erasure.release(holder, mail.id().identity(), contact);
            store.countKept(company, open.lead());
        } else {
            erasure.erase(
                    holder,
                    mail.id().identity(),
                    open.contacts(),
                    store.countingErased(company, open.lead()),
                    erasure.dropping(company, contact, row));
        }
        erasure.drop(company, contact, row);
    }

    private boolean isShared(CompanyId company, LeadErasure open, StoredMail mail) {
        // Another lead's address may not be among the contacts yet, so everybody on the email counts.
        var others = new HashSet<>(mail.contacts());
        mail.summary().everybody().map(Participant::address).map(Contact::new).forEach(others::add);
        others.removeAll(open.contacts());
        return !directory.leadsOfContacts(company, own.without(company, others)).isEmpty();
    }
}
