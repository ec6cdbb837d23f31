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
 * @param id the connection's, which is a hash and asked for again and again
 */
record Session(
        ConnectionId id,
        Connection connection,
        CompanySettings settings,
        GraphMailbox graph,
        BooleanSupplier outOfTime) {

    static Session of(Connection connection, CompanySettings settings, GraphMailbox graph, BooleanSupplier outOfTime) {
        return new Session(connection.id(), connection, settings, graph, outOfTime);
    }

    long generation() {
        return connection.generation();
    }

    ConnectedMailbox mailbox() {
        return connection.connected();
    }

    MailboxRef holder() {
        return connection.holder();
    }

    /** The same work on the connection as it is now. */
    Session with(Connection changed) {
        return new Session(id, changed, settings, graph, outOfTime);
    }
}
