package dev.mailsync.connection;

import java.time.Instant;

import dev.mailsync.microsoft.graph.Profile;

/**
 * What a sign-in says of a mailbox.
 *
 * @param at the last time, and {@code confirmedAt}: when the user confirmed it and its tokens took their place
 * @param connectedAt when this connection of the mailbox began: what came in before is its history
 * @param horizon mail received before is never recorded, by whatever way it shows up
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
