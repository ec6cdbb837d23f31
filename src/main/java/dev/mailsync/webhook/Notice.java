package dev.mailsync.webhook;

import dev.mailsync.platform.identity.ConnectionId;

/** One item of a POST by Graph, verified as genuine. */
sealed interface Notice {

    ConnectionId connection();

    /** A message was created in the mailbox. */
    record MessageCreated(ConnectionId connection, String immutableId) implements Notice {}

    /** Something happened to the subscription; unknown kinds are passed on as well. */
    record Lifecycle(ConnectionId connection, String event) implements Notice {}
}
