package dev.mailsync.connection;

import java.time.Instant;

import dev.mailsync.microsoft.graph.Profile;

/**
 * What a sign-in says about a mailbox.
 *
 * @param at the latest sign-in; {@code confirmedAt}: when the user confirmed it and its tokens replaced the old ones
 * @param connectedAt when this connection of the mailbox began: email received before is its history
 * @param horizon email received before this is never recorded, however it is found
 */
public record MailboxAuthorization(
        Profile profile, Instant at, Instant confirmedAt, Instant connectedAt, Instant horizon, boolean sending) {

    MailboxAuthorization again(Profile as, boolean sendingToo, Instant signedInAt, Instant now) {
        return new MailboxAuthorization(as, signedInAt, now, connectedAt, horizon, sendingToo);
    }

    MailboxAuthorization with(Profile current) {
        return new MailboxAuthorization(current, at, confirmedAt, connectedAt, horizon, sending);
    }
}
