package dev.mailsync.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.dynamo.Condition;
import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Expression;
import dev.mailsync.dynamo.Query;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Write;
import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.ConnectionId;
import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.MailId;
import dev.mailsync.identity.MailIdentity;
import dev.mailsync.identity.UserId;

/** The recorded mail of all mailboxes. Layout: {@link Rows}. */
@ApplicationScoped
public class SyncedMailStore {

    /** Two writes for each lead, with room for the ledger and the mail itself. */
    private static final int LEADS_PER_TRANSACTION = (Dynamo.MAX_TRANSACTION - 3) / 2;

    private final Dynamo dynamo;
    private final MailItems items;

    SyncedMailStore(Dynamo dynamo, ObjectMapper json) {
        this.dynamo = dynamo;
        this.items = new MailItems(json);
    }

    /** Which of these are recorded already. */
    public Set<MailIdentity> known(MailboxRef holder, Collection<MailIdentity> identities) {
        var keys = identities.stream()
                .map(identity -> Rows.mail(holder.company(), holder.mailbox(), identity))
                .toList();
        return dynamo.getAll(Table.SYNCED_MAIL, keys, Table.SORT_KEY).stream()
                .map(item -> new MailIdentity(item.sortKey().substring(Rows.MAIL.length())))
                .collect(Collectors.toSet());
    }

    /**
     * Records a mail once, with its rows on all timelines. What does not fit into one transaction is announced and
     * written ahead of it, under the same generation and to the same keys at every attempt; the mail's own row decides.
     */
    public Recording record(RecordedMail mail, long generation) {
        var body = items.body(mail);
        var ahead = !body.parts().isEmpty() || mail.leads().size() > LEADS_PER_TRANSACTION;
        if (ahead && !writeAhead(mail, generation, List.of(items.announcement(mail, body)))) {
            return Recording.SUPERSEDED;
        }
        for (int part = 0; part < body.parts().size(); part++) {
            if (!writeAhead(
                    mail,
                    generation,
                    List.of(items.part(mail, part, body.parts().get(part))))) {
                return Recording.SUPERSEDED;
            }
        }
        var leads = new ArrayList<>(mail.leads().stream().sorted().toList());
        while (leads.size() > LEADS_PER_TRANSACTION) {
            var some = leads.subList(0, LEADS_PER_TRANSACTION);
            if (!writeAhead(mail, generation, items.timelineRows(mail, some))) {
                return Recording.SUPERSEDED;
            }
            some.clear();
        }
        return commit(mail, generation, body, leads, ahead);
    }

    /** A mail with its body, if the user may see it. */
    public Optional<OpenedMail> open(CompanyId company, MailId id, UserId reader) {
        return dynamo.get(Table.SYNCED_MAIL, Rows.mail(company, id.mailbox(), id.identity()))
                .flatMap(item -> Optional.of(items.stored(item))
                        .filter(stored -> stored.visibleTo(reader))
                        .map(stored -> opened(stored, items.body(item, number -> part(company, id, number)))));
    }

    /** A mail with its place at Microsoft and all its attachments, if the user may see it. */
    public Optional<PlacedMail> place(CompanyId company, MailId id, UserId reader) {
        return dynamo.get(Table.SYNCED_MAIL, Rows.mail(company, id.mailbox(), id.identity()))
                .flatMap(item -> Optional.of(items.stored(item))
                        .filter(stored -> stored.visibleTo(reader))
                        .map(stored -> stored.summary().mayLackAttachments()
                                ? opened(stored, items.body(item, number -> part(company, id, number)))
                                        .mail()
                                : stored)
                        .map(stored -> items.placed(item, stored)));
    }

    private static OpenedMail opened(StoredMail stored, MailBody body) {
        return new OpenedMail(body.longLists().map(stored::with).orElse(stored), body);
    }

    /** A user's own mail, newest first. {@code before} is a {@link Listed#sortKey()}. */
    public List<Listed> ownedBy(ConnectionId owner, Optional<String> before, int limit) {
        var query = Query.of(Table.SYNCED_MAIL, Table.Index.BY_USER, owner.value())
                .newestFirst()
                .limit(limit);
        return list(before.map(query::before).orElse(query), Table.Index.BY_USER.sortKey());
    }

    /** The rows of a lead's timeline, newest first, those of the holders of one mail side by side. */
    public List<Listed> timeline(CompanyId company, LeadId lead, Optional<String> before, int limit) {
        var query = Query.of(Table.SYNCED_MAIL, Rows.lead(company, lead))
                .newestFirst()
                .limit(limit);
        return list(before.map(query::before).orElse(query), Table.SORT_KEY);
    }

    /** The rows that the holders of one mail have on a lead's timeline. */
    public List<Listed> timelineRows(CompanyId company, LeadId lead, String identityKey) {
        return list(
                Query.of(Table.SYNCED_MAIL, Rows.lead(company, lead)).beginningWith(identityKey + "#"), Table.SORT_KEY);
    }

    /** The leads on whose timelines mail of this mailbox stands. */
    public Set<LeadId> leads(MailboxRef holder) {
        var leads = new HashSet<LeadId>();
        var marks = mailbox(holder).beginningWith(Rows.LEAD).only(Table.SORT_KEY);
        dynamo.each(marks, item -> leads.add(new LeadId(item.sortKey().substring(Rows.LEAD.length()))));
        return leads;
    }

    /** Some of the recorded mail of a mailbox, to be removed; empty when none is left. */
    List<Removable> removable(MailboxRef holder, int limit) {
        return removable(mailbox(holder).beginningWith(Rows.MAIL), holder, limit);
    }

    /** What remains of a mailbox once its mail is gone: marks of leads, and what was written ahead and never committed. */
    List<Removable> remains(MailboxRef holder, int limit) {
        return removable(mailbox(holder), holder, limit);
    }

    private List<Removable> removable(Query rows, MailboxRef holder, int limit) {
        return dynamo.page(rows.only(MailItems.REMOVABLE).limit(limit)).stream()
                .map(item -> items.removable(item, holder))
                .toList();
    }

    private static Query mailbox(MailboxRef holder) {
        return Query.of(Table.SYNCED_MAIL, Rows.mailbox(holder.company(), holder.mailbox()));
    }

    private Recording commit(
            RecordedMail mail, long generation, MailItems.PackedBody body, List<LeadId> leads, boolean announced) {
        var writes = new ArrayList<Write>();
        writes.add(Write.update(
                Table.USERS,
                Ledger.key(mail.holder().connection()),
                Expression.nothing().add(Ledger.RECORDED, 1),
                Ledger.under(generation)));
        writes.add(Write.put(Table.SYNCED_MAIL, items.mail(mail, body), Condition.newItem()));
        writes.addAll(items.timelineRows(mail, leads));
        if (announced) {
            writes.add(Write.delete(Table.SYNCED_MAIL, items.announcementKey(mail)));
        }
        var refused = dynamo.transact(writes);
        if (refused.isEmpty()) {
            return Recording.RECORDED;
        }
        return refused.getAsInt() == 0 ? Recording.SUPERSEDED : Recording.KNOWN;
    }

    private boolean writeAhead(RecordedMail mail, long generation, List<Write> rows) {
        var writes = new ArrayList<Write>();
        writes.add(Write.check(Table.USERS, Ledger.key(mail.holder().connection()), Ledger.under(generation)));
        writes.addAll(rows);
        return dynamo.transact(writes).isEmpty();
    }

    private byte[] part(CompanyId company, MailId id, int number) {
        return dynamo.get(Table.SYNCED_MAIL, Rows.part(company, id.mailbox(), id.identity(), number))
                .orElseThrow(() -> new IllegalStateException("Part " + number + " of a body is missing"))
                .bytes(MailItems.BODY);
    }

    private List<Listed> list(Query query, String sortKey) {
        return dynamo.page(query).stream()
                .map(item -> new Listed(items.stored(item), item.string(sortKey)))
                .toList();
    }
}
