package dev.mailsync.mail.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.Allowance;
import dev.mailsync.event.Event;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.Recording;
import dev.mailsync.mail.StoredMail;
import dev.mailsync.mail.SyncedMailKeys;
import dev.mailsync.mail.ThreadRef;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.dynamo.WriteBatches;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailIdentity;
import dev.mailsync.platform.identity.MailKind;

/** Writes recorded email: each once, under its generation and within the daily limit. */
@ApplicationScoped
public class RecordingStore {

    /** Leaves room for the ledger, the email itself, its threads, its announcement and its events. */
    private static final int ROWS_PER_TRANSACTION = Dynamo.MAX_TRANSACTION - 8 - ThreadRef.MOST_CORRESPONDENTS;

    /** Only one at a time succeeds; a user's email is hardly ever recorded by more than two at once. */
    private static final int ATTEMPTS = 100;

    private final Dynamo dynamo;
    private final MailItems items;
    private final BodyItems bodies;
    private final LedgerStore ledgers;
    private final TimelinePlace place;
    private final Bounces bounces;

    RecordingStore(Dynamo dynamo, MailCodec codec, LedgerStore ledgers) {
        this.dynamo = dynamo;
        this.items = new MailItems(codec);
        this.bodies = new BodyItems(codec);
        this.ledgers = ledgers;
        this.place = new TimelinePlace(dynamo);
        this.bounces = new Bounces(dynamo, items, ledgers);
    }

    /**
     * Records an email once, with its rows on all timelines. What doesn't fit into one transaction is announced and
     * written ahead of it, under the same generation and to the same keys at every attempt; the email's own row
     * decides.
     *
     * @param allowance the day it counts on, if it counts: Smart Mail doesn't
     * @param latency the time since its arrival, if that says how fast email is recorded
     */
    public Recording record(RecordedMail mail, long generation, Allowance allowance, Optional<Duration> latency) {
        if (mail.summary().kind() == MailKind.BOUNCE) {
            bounces.note(mail, generation);
        }
        var stored = mail.stored(place.of(mail));
        var body = bodies.packed(mail);
        var rows = timelineRows(mail.holder(), stored);
        var ahead = !body.parts().isEmpty() || rows.size() > 1;
        if (ahead && !writeAhead(mail, stored, generation, body, rows)) {
            return Recording.SUPERSEDED;
        }
        var counting = Counting.of(mail, generation, allowance, latency);
        var outcome = commit(mail, writes(mail, stored, counting, body, rows.getLast(), ahead), generation, allowance);
        if (outcome.isEmpty()) {
            return record(bounces.withMark(mail), generation, allowance, latency);
        }
        if (ahead && (outcome.get() == Recording.KNOWN || outcome.get() == Recording.OVER_QUOTA)) {
            takeBack(mail);
        }
        return outcome.get();
    }

    private List<Write> writes(
            RecordedMail mail,
            StoredMail stored,
            Write counting,
            BodyItems.Packed body,
            List<Write.Put> rows,
            boolean ahead) {
        var writes = new ArrayList<Write>();
        writes.add(counting);
        writes.add(Write.put(Table.SYNCED_MAIL, items.mail(mail, stored, body), Condition.newItem()));
        Bounces.nothingLeftFor(mail).ifPresent(writes::add);
        writes.addAll(Threads.joining(dynamo, mail.holder(), mail.thread(), stored));
        writes.addAll(rows);
        if (ahead) {
            writes.add(Write.delete(Table.SYNCED_MAIL, SyncedMailKeys.ahead(mail.holder(), mail.identity())));
        }
        return writes;
    }

    /**
     * @param writes first the write that counts the email, then the one that decides whether it is new
     * @return empty if a bounce has left a mark for the email
     */
    private Optional<Recording> commit(RecordedMail mail, List<Write> writes, long generation, Allowance allowance) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var opened = ledgers.open(mail.holder());
            var ledger = opened.ledger();
            if (ledger.generation() != generation) {
                return Optional.of(Recording.SUPERSEDED);
            }
            var used = ledger.recordedOn(allowance.day());
            if (!mail.summary().smartMail() && allowance.left(used) == 0) {
                return Optional.of(Recording.OVER_QUOTA);
            }
            var all = new ArrayList<>(writes);
            all.addAll(opened.eventWrites(events(mail, allowance, used + 1).toArray(Event[]::new)));
            var refused = dynamo.transact(all);
            if (refused.isEmpty()) {
                return Optional.of(Recording.RECORDED);
            }
            if (refused.getAsInt() != 0) {
                return refused.getAsInt() == 1 ? Optional.of(Recording.KNOWN) : Optional.empty();
            }
            // Somebody else has just counted: check again whether there is room.
        }
        throw new IllegalStateException("Email of a user is being recorded by many at once");
    }

    private static List<Event> events(RecordedMail mail, Allowance allowance, long today) {
        var events = new ArrayList<Event>();
        events.add(new Event.MailRecorded(mail.id()));
        if (mail.summary().bouncedAt() != null) {
            events.add(new Event.MailBounced(mail.id()));
        }
        allowance
                .limit()
                .filter(limit -> allowance.endsWith(today) && !mail.summary().smartMail())
                .ifPresent(limit -> events.add(new Event.QuotaReached(allowance.day(), limit)));
        return events;
    }

    /** Deletes what was written ahead of an email that was not recorded; keeps it if the email is recorded. */
    private void takeBack(RecordedMail mail) {
        var key = SyncedMailKeys.ahead(mail.holder(), mail.identity());
        var announced = dynamo.get(Table.SYNCED_MAIL, key);
        var stands = dynamo.get(Table.SYNCED_MAIL, SyncedMailKeys.mail(mail.holder(), mail.identity()))
                .filter(item -> !item.flag(MailItems.ERASED))
                .isPresent();
        if (!stands) {
            announced.ifPresent(item -> dynamo.deleteAll(
                    Table.SYNCED_MAIL, items.removable(item, mail.holder()).dependents()));
        }
        dynamo.delete(Table.SYNCED_MAIL, key);
    }

    /**
     * Adds a recorded email to the timelines of more contacts. Does nothing if it is gone or the generation is over.
     *
     * @param blind those in {@code more} who are on it only by Bcc
     */
    public void adopt(
            MailboxRef holder,
            MailIdentity identity,
            ThreadRef thread,
            Set<Contact> more,
            Set<Contact> blind,
            long generation) {
        var key = SyncedMailKeys.mail(holder, identity);
        var item = dynamo.get(Table.SYNCED_MAIL, key).filter(it -> !it.flag(MailItems.ERASED));
        if (item.isEmpty()) {
            return;
        }
        var before = items.stored(item.get());
        var mail = before.with(before.onIt().and(more, blind));
        var rows = timelineRows(holder, mail);
        var ahead = rows.size() > 1;
        if (ahead && !rowsAhead(holder, mail, 0, generation, rows)) {
            return;
        }
        var writes = new ArrayList<Write>();
        writes.add(Write.check(Table.USERS, Ledger.key(holder.connection()), Ledger.ifGeneration(generation)));
        writes.add(Write.update(
                Table.SYNCED_MAIL,
                key,
                MailItems.changed(
                        ContactItems.joining(mail.contacts(), mail.onIt().blind())),
                MailItems.isRecorded()));
        writes.addAll(Threads.joining(dynamo, holder, thread, mail));
        writes.addAll(rows.getLast());
        if (ahead) {
            writes.add(Write.delete(Table.SYNCED_MAIL, SyncedMailKeys.ahead(holder, identity)));
        }
        dynamo.transact(writes);
    }

    /** The rows of an email on timelines, batch by batch; the last batch may be empty. */
    private List<List<Write.Put>> timelineRows(MailboxRef holder, StoredMail mail) {
        return WriteBatches.of(items.timelineRows(holder, mail, new TreeSet<>(mail.contacts())), ROWS_PER_TRANSACTION);
    }

    private boolean writeAhead(
            RecordedMail mail, StoredMail stored, long generation, BodyItems.Packed body, List<List<Write.Put>> rows) {
        if (!rowsAhead(mail.holder(), stored, body.parts().size(), generation, rows)) {
            return false;
        }
        for (int part = 0; part < body.parts().size(); part++) {
            var slice = BodyItems.part(mail, part, body.parts().get(part));
            if (!write(mail.holder(), generation, List.of(slice))) {
                return false;
            }
        }
        return true;
    }

    /** All batches but the last, which is written together with the email. */
    private boolean rowsAhead(
            MailboxRef holder, StoredMail mail, int parts, long generation, List<List<Write.Put>> rows) {
        return write(holder, generation, List.of(items.announcement(holder, mail, parts)))
                && rows.subList(0, rows.size() - 1).stream().allMatch(batch -> write(holder, generation, batch));
    }

    private boolean write(MailboxRef holder, long generation, List<? extends Write> rows) {
        var alive = Write.check(Table.USERS, Ledger.key(holder.connection()), Ledger.ifGeneration(generation));
        return dynamo.transact(Stream.concat(Stream.of(alive), rows.stream()).toList())
                .isEmpty();
    }
}
