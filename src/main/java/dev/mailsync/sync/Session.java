package dev.mailsync.sync;

import java.util.function.BooleanSupplier;

import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.identity.ConnectionId;
import dev.mailsync.microsoft.GraphMailbox;

/** One worker's work on one mailbox, under the generation that the connection had when it began. */
record Session(Connection connection, GraphMailbox graph, BooleanSupplier outOfTime) {

    ConnectionId id() {
        return connection.id();
    }

    long generation() {
        return connection.generation();
    }

    ConnectedMailbox mailbox() {
        return connection.connected();
    }
}
