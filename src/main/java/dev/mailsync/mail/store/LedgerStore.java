package dev.mailsync.mail.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.event.Event;
import dev.mailsync.event.EventLog;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.activity.Activity;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;

@ApplicationScoped
public class LedgerStore {

    private final Dynamo dynamo;
    private final EventLog events;

    LedgerStore(Dynamo dynamo, EventLog events) {
        this.dynamo = dynamo;
        this.events = events;
    }

    /** The current state of a ledger, with which events can join a transaction. */
    public final class Opened {

        private final ConnectionId connection;
        private final CompanyId company;
        private final UserId user;
        private final Optional<Item> item;

        private Opened(ConnectionId connection, CompanyId company, UserId user) {
            this.connection = connection;
            this.company = company;
            this.user = user;
            this.item = dynamo.get(Table.USERS, Ledger.key(connection));
        }

        public Ledger ledger() {
            return item.map(Ledger::from).orElse(Ledger.EMPTY);
        }

        /** The writes make their transaction fail if another event of the user has been written since. */
        public List<Write> eventWrites(Event... happened) {
            var counting = item.orElseGet(() -> Ledger.key(connection));
            return events.joining(counting, company, user, List.of(happened));
        }
    }

    public Opened open(MailboxRef holder) {
        return new Opened(holder.connection(), holder.company(), holder.user());
    }

    public Opened open(CompanyId company, UserId user) {
        return new Opened(ConnectionId.of(company, user), company, user);
    }

    public Ledger of(ConnectionId connection) {
        return dynamo.get(Table.USERS, Ledger.key(connection)).map(Ledger::from).orElse(Ledger.EMPTY);
    }

    /** The existing ledgers of some users. */
    public Map<ConnectionId, Ledger> of(Collection<ConnectionId> connections) {
        return dynamo.getAll(Table.USERS, connections.stream().map(Ledger::key).toList()).stream()
                .collect(Collectors.toMap(item -> new ConnectionId(item.partitionKey()), Ledger::from));
    }

    /**
     * Counts skipped emails; does nothing once the generation is over.
     *
     * @param today in the company's time zone
     * @param upTo the received time of the latest email without a lead so far, if that has changed
     */
    public void countSkipped(
            ConnectionId connection,
            long generation,
            LocalDate today,
            Map<String, Long> byReason,
            Optional<Instant> upTo) {
        if (byReason.isEmpty() && upTo.isEmpty()) {
            return;
        }
        var expression = byReason.isEmpty()
                ? UpdateExpression.empty()
                : Activity.skipped(
                        today,
                        byReason.values().stream().mapToLong(Long::longValue).sum());
        for (var reason : byReason.entrySet()) {
            expression = expression.add(Ledger.SKIPPED + reason.getKey(), reason.getValue());
        }
        if (upTo.isPresent()) {
            expression = expression.set(Ledger.SKIPPED_UP_TO, upTo.get().toString());
        }
        dynamo.update(Write.update(Table.USERS, Ledger.key(connection), expression, Ledger.ifGeneration(generation)));
    }

    /**
     * Runs once a day, so that the item stays small.
     *
     * @param quotaFrom the quota needs the counters of this day and later
     * @param openFrom work may still count on this day and later
     */
    public void tidy(ConnectionId connection, LocalDate quotaFrom, LocalDate openFrom) {
        of(connection).tidy(connection, quotaFrom, openFrom).ifPresent(dynamo::update);
    }
}
