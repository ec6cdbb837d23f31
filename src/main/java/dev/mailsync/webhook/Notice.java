package dev.mailsync.webhook;

import dev.mailsync.identity.ConnectionId;

/** One item of a POST by Graph, known to be genuine. */
sealed interface Notice {

    ConnectionId connection();

    /** A message came into being in the mailbox. */
    record MessageCreated(ConnectionId connection, String immutableId) implements Notice {}

    /** Something happened to the subscription, or to what it missed: the mailbox has to be looked after. */
    record LookAfter(ConnectionId connection) implements Notice {}
}
