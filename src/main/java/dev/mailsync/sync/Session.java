package dev.mailsync.sync;

import java.util.function.BooleanSupplier;

import dev.mailsync.company.CompanySettings;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.identity.ConnectionId;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.microsoft.GraphMailbox;

/**
 * One worker's work on one mailbox, under the generation and settings that held when it began.
 *
 * @param holder whose mailbox it is: made of hashes, and asked for again and again
 */
public record Session(
        MailboxRef holder,
        Connection connection,
        CompanySettings settings,
        GraphMailbox graph,
        BooleanSupplier outOfTime) {

    static Session of(Connection connection, CompanySettings settings, GraphMailbox graph, BooleanSupplier outOfTime) {
        return new Session(connection.holder(), connection, settings, graph, outOfTime);
    }

    ConnectionId id() {
        return holder.connection();
    }

    long generation() {
        return connection.generation();
    }

    ConnectedMailbox mailbox() {
        return connection.connected();
    }

    /** The same work on the connection as it is now: in the same generation, and so of the same mailbox. */
    Session with(Connection changed) {
        return new Session(holder, changed, settings, graph, outOfTime);
    }
}
