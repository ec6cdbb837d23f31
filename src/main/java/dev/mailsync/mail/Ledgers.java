package dev.mailsync.mail;

import java.util.Map;

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

    /** Counts mails that were only looked at; does nothing once the generation is over. */
    public void leftOut(ConnectionId connection, long generation, Map<String, Long> byReason) {
        if (byReason.isEmpty()) {
            return;
        }
        var expression = Expression.nothing();
        for (var reason : byReason.entrySet()) {
            expression = expression.add(Ledger.LEFT_OUT + reason.getKey(), reason.getValue());
        }
        dynamo.update(Write.update(Table.USERS, Ledger.key(connection), expression, Ledger.under(generation)));
    }
}
