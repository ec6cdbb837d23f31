package dev.mailsync.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Expression;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Write;
import dev.mailsync.identity.ConnectionId;

@ApplicationScoped
public class Ledgers {

    private final Dynamo dynamo;

    Ledgers(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    public Ledger of(ConnectionId connection) {
        return dynamo.get(Table.USERS, Ledger.key(connection)).map(Ledger::from).orElse(Ledger.EMPTY);
    }

    /**
     * Counts mails that were only looked at; does nothing once the generation is over.
     *
     * @param upTo the received time of the latest one without a lead so far, if there is one
     */
    public void leftOut(ConnectionId connection, long generation, Map<String, Long> byReason, Optional<Instant> upTo) {
        if (byReason.isEmpty()) {
            return;
        }
        var expression = Expression.nothing();
        for (var reason : byReason.entrySet()) {
            expression = expression.add(Ledger.LEFT_OUT + reason.getKey(), reason.getValue());
        }
        if (upTo.isPresent()) {
            expression = expression.set(Ledger.LEFT_OUT_UP_TO, upTo.get().toString());
        }
        dynamo.update(Write.update(Table.USERS, Ledger.key(connection), expression, Ledger.under(generation)));
    }

    /** The counters of the days before this one have no more use. */
    public void forgetDaysBefore(ConnectionId connection, LocalDate day) {
        of(connection).forgetDaysBefore(connection, day).ifPresent(dynamo::update);
    }
}
