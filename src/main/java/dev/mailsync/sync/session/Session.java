package dev.mailsync.sync.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.mailsync.company.CompanySettings;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.queue.Deadline;

/**
 * One worker's work on one mailbox, under the generation and settings in force when it began.
 *
 * @param holder whose mailbox it is; cached, as it is made of hashes and needed again and again
 */
public record Session(
        MailboxRef holder,
        Connection connection,
        CompanySettings settings,
        GraphMailbox graph,
        Deadline deadline,
        ConnectionStore connections) {

    public Session(
            Connection connection,
            CompanySettings settings,
            GraphMailbox graph,
            Deadline deadline,
            ConnectionStore connections) {
        this(connection.holder(), connection, settings, graph, deadline, connections);
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

    /** The same work on the updated connection: the same generation, and so the same mailbox. */
    public Session with(Connection changed) {
        return new Session(holder, changed, settings, graph, deadline, connections);
    }

    /** Asks Microsoft for nothing, to learn whether it would answer. */
    boolean canBeListed() {
        var horizon = mailbox().horizon();
        try {
            graph.received(new GraphMailbox.Span(horizon, horizon, false), false, 1);
            return true;
        } catch (MicrosoftException denied) {
            return false;
        }
    }

    /** The same work with less time: its deadline is near after {@code time} at the latest. */
    public Session within(Duration time, Clock clock) {
        return new Session(holder, connection, settings, graph, deadline.within(time, clock), connections);
    }

    /**
     * Changes the mailbox as currently stored, whoever else changed it in the meantime. This session keeps its own
     * state.
     *
     * @return the changed connection; empty, with nothing written, if the generation is over
     */
    public Optional<Connection> update(UnaryOperator<ConnectedMailbox> change) {
        return connections.change(id(), generation(), it -> it.withMailbox(change));
    }
}
