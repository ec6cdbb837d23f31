package dev.mailsync.sync;

import java.util.function.BooleanSupplier;

import dev.mailsync.company.CompanySettings;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.identity.ConnectionId;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.microsoft.GraphMailbox;

/** One worker's work on one mailbox, under the generation and settings that held when it began. */
record Session(Connection connection, CompanySettings settings, GraphMailbox graph, BooleanSupplier outOfTime) {

    ConnectionId id() {
        return connection.id();
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
        return new Session(changed, settings, graph, outOfTime);
    }
}
