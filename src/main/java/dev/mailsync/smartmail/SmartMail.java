package dev.mailsync.smartmail;

import java.time.Instant;
import java.util.Optional;

import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.MailId;

/**
 * A Smart Mail being sent, under its idempotency key. Each change is conditional on nobody having changed it since it
 * was read.
 *
 * @param version 0 for one that was never stored
 * @param changedAt when it was last stored
 * @param leaseUntil whoever claimed it works on it until then
 * @param draft once there is one
 * @param mail once it is recorded
 * @param nextLookAt when the mailbox's worker checks on it, if at all
 * @param looks how many times it did
 */
public record SmartMail(
        Identity identity,
        long version,
        Instant changedAt,
        State state,
        Instant claimedAt,
        Instant leaseUntil,
        Optional<Draft> draft,
        Optional<Instant> sendingAt,
        Optional<MailId> mail,
        Optional<Instant> nextLookAt,
        int looks) {

    private static final String SEPARATOR = ".";

    public enum State {
        /** Somebody works on it. There may already be a draft. */
        CLAIMED,

        /** There is a draft, and Microsoft was not asked to send it. */
        DRAFTED,

        /** Microsoft may have been asked to send it, and is never asked again. */
        SENDING,

        /** It was sent and is recorded. */
        RECORDED,

        /** It was not sent, and the caller got the reason; the same key can be retried. */
        REFUSED,

        /** It turned out later that it was not sent, and it never will be. */
        NOT_SENT,

        /** Neither a draft nor a sent email is found: nobody can tell. */
        UNCERTAIN
    }

    /**
     * The data that never changes.
     *
     * @param key hash of the idempotency key
     * @param request hash of the request under the key
     * @param generation of the connection through which it is sent
     * @param marker on the draft and its copy in Sent Items; it starts with the key, which leads back here
     */
    public record Identity(
            ConnectionId connection,
            String key,
            String request,
            long generation,
            String marker,
            Optional<LeadId> lead) {

        /** @param secret keeps any other email from being taken for it */
        public static Identity of(
                ConnectionId connection,
                String key,
                String request,
                long generation,
                String secret,
                Optional<LeadId> lead) {
            return new Identity(connection, key, request, generation, key + SEPARATOR + secret, lead);
        }
    }

    /** @param messageId as assigned to the draft by Exchange */
    public record Draft(String immutableId, String messageId) {}

    public static SmartMail fresh(Identity identity) {
        return new SmartMail(
                identity,
                0,
                Instant.EPOCH,
                State.CLAIMED,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    public ConnectionId connection() {
        return identity.connection();
    }

    public String key() {
        return identity.key();
    }

    public String marker() {
        return identity.marker();
    }

    public long generation() {
        return identity.generation();
    }

    /** The key in a marker; empty if the marker is not ours. */
    static Optional<String> keyOf(String marker) {
        int end = marker.indexOf(SEPARATOR);
        return end <= 0 ? Optional.empty() : Optional.of(marker.substring(0, end));
    }

    public boolean isSettled() {
        return switch (state) {
            case CLAIMED, DRAFTED, SENDING -> false;
            case RECORDED, REFUSED, NOT_SENT, UNCERTAIN -> true;
        };
    }

    public boolean isLeased(Instant now) {
        return now.isBefore(leaseUntil);
    }

    /** Starts, or takes over what somebody else did not finish. */
    public SmartMail claimed(Instant now, Instant until, Instant abandonedAt) {
        var since = claimedAt.equals(Instant.EPOCH) ? now : claimedAt;
        var drafted = state == State.DRAFTED;
        return with(
                drafted ? State.DRAFTED : State.CLAIMED,
                since,
                until,
                drafted ? draft : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(abandonedAt),
                0);
    }

    /** Keeps others from starting during cleanup. */
    public SmartMail leased(Instant until, Instant againAt) {
        return with(state, claimedAt, until, draft, sendingAt, mail, Optional.of(againAt), looks);
    }

    public SmartMail drafted(Draft made) {
        return with(State.DRAFTED, claimedAt, leaseUntil, Optional.of(made), sendingAt, mail, nextLookAt, looks);
    }

    public SmartMail sending(Instant now, Instant lookAt) {
        return with(State.SENDING, claimedAt, leaseUntil, draft, Optional.of(now), mail, Optional.of(lookAt), 0);
    }

    public SmartMail lookAgainAt(Instant at) {
        return with(state, claimedAt, leaseUntil, draft, sendingAt, mail, Optional.of(at), looks + 1);
    }

    public SmartMail recorded(MailId as) {
        return with(State.RECORDED, claimedAt, leaseUntil, draft, sendingAt, Optional.of(as), Optional.empty(), looks);
    }

    /** @param cleanUpAt present if something may be left to do */
    public SmartMail ended(State how, Optional<Instant> cleanUpAt) {
        return with(how, claimedAt, Instant.EPOCH, draft, sendingAt, mail, cleanUpAt, looks);
    }

    /** Returns the lease. */
    public SmartMail released() {
        return with(state, claimedAt, Instant.EPOCH, draft, sendingAt, mail, nextLookAt, looks);
    }

    private SmartMail with(
            State next,
            Instant since,
            Instant lease,
            Optional<Draft> made,
            Optional<Instant> sentAt,
            Optional<MailId> as,
            Optional<Instant> lookAt,
            int lookedAt) {
        return new SmartMail(identity, version, changedAt, next, since, lease, made, sentAt, as, lookAt, lookedAt);
    }

    /** A new one that replaces an expired one. */
    public SmartMail inPlaceOf(SmartMail old) {
        return stored(old.version(), changedAt);
    }

    SmartMail stored(long as, Instant at) {
        return new SmartMail(identity, as, at, state, claimedAt, leaseUntil, draft, sendingAt, mail, nextLookAt, looks);
    }
}
