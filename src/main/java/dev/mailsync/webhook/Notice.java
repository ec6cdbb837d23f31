package dev.mailsync.webhook;

import dev.mailsync.platform.identity.ConnectionId;

/** One item of a POST by Graph, known to be genuine. */
sealed interface Notice {

    ConnectionId connection();

    /** A message came into being in the mailbox. */
    record MessageCreated(ConnectionId connection, String immutableId) implements Notice {}

    /** Something happened to the subscription; kinds that we do not know are passed on as well. */
    record Lifecycle(ConnectionId connection, String event) implements Notice {}
}
