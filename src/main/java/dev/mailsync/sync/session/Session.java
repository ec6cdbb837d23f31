package dev.mailsync.sync.session;

import java.util.function.BooleanSupplier;

import dev.mailsync.company.CompanySettings;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.platform.identity.ConnectionId;

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

    public static Session of(
            Connection connection, CompanySettings settings, GraphMailbox graph, BooleanSupplier outOfTime) {
        return new Session(connection.holder(), connection, settings, graph, outOfTime);
    }

    public ConnectionId id() {
        return holder.connection();
    }

    public long generation() {
        return connection.generation();
    }

    public ConnectedMailbox mailbox() {
        return connection.connected();
    }

    /** The same work on the connection as it is now: in the same generation, and so of the same mailbox. */
    public Session with(Connection changed) {
        return new Session(holder, changed, settings, graph, outOfTime);
    }
}
