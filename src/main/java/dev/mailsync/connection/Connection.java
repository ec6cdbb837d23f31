package dev.mailsync.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.mailsync.company.Seats;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.OpenError;
import dev.mailsync.error.OpenErrors;
import dev.mailsync.error.RetrySchedule;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.activity.StatusHistory;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.microsoft.graph.Profile;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.MailboxId;
import dev.mailsync.platform.identity.UserId;

/**
 * A user's link to one mailbox.
 *
 * @param version of the stored item, for optimistic locking; 0 for one that was never stored
 * @param generation increases whenever sync is enabled or disabled; work of an earlier generation must not write
 * @param mailbox present from sign-in until sync is disabled, whatever the status
 * @param cleanupAt when to try next to delete an ended generation's subscription at Microsoft
 */
public record Connection(
        CompanyId company,
        UserId user,
        long version,
        long generation,
        Status status,
        Instant since,
        Optional<ConnectedMailbox> mailbox,
        Optional<Instant> cleanupAt) {

    /** Microsoft expires a refresh token that is not used for 90 days. */
    public static final Duration KEEP_ALIVE = Duration.ofDays(30);

    public static Connection none(CompanyId company, UserId user) {
        return new Connection(
                company, user, 0, 0, Status.NOT_CONFIGURED, Instant.EPOCH, Optional.empty(), Optional.empty());
    }

    public ConnectionId id() {
        return ConnectionId.of(company, user);
    }

    /** @throws IllegalStateException if nobody has signed in, or sync is disabled */
    public ConnectedMailbox connected() {
        return mailbox.orElseThrow(() -> new IllegalStateException("Not connected: " + status));
    }

    public MailboxRef holder() {
        var profile = connected().profile();
        var id = id();
        return new MailboxRef(id, company, user, MailboxId.of(id, profile.tenantId(), profile.objectId()));
    }

    /** The address by which people know the mailbox. */
    public Optional<String> address() {
        return mailbox.map(it -> it.profile().address());
    }

    /** Whether email can be sent through the mailbox now. */
    public boolean sendingEnabled() {
        return status == Status.ENABLED
                && mailbox.filter(it -> it.signIn().sending()).isPresent();
    }

    /** An earlier sign-in is out of date: its tokens are older, or sync was disabled since. */
    public Instant latestSignIn() {
        return mailbox.map(it -> it.signIn().at()).orElse(since);
    }

    public Connection enabled(ConnectedMailbox signedIn, Instant now) {
        return begun(Status.ENABLED, signedIn, now);
    }

    /** Signed in without a seat: nothing is done except keeping the tokens alive. */
    public Connection pending(ConnectedMailbox signedIn, Instant now) {
        return begun(Status.PENDING, signedIn.waitingUntil(now.plus(KEEP_ALIVE)), now);
    }

    private Connection begun(Status next, ConnectedMailbox signedIn, Instant now) {
        if (status != Status.NOT_CONFIGURED) {
            throw new IllegalStateException("From " + status + " to " + next);
        }
        return new Connection(company, user, version, generation + 1, next, now, Optional.of(signedIn), cleanupAt);
    }

    /** Takes a seat that became free. Email received during the wait is imported. */
    public Connection promoted(Instant now) {
        if (status != Status.PENDING) {
            throw new IllegalStateException("From " + status + " to ENABLED by a promotion");
        }
        return new Connection(
                company,
                user,
                version,
                generation,
                Status.ENABLED,
                now,
                Optional.of(connected().over(ErrorScope.TOKENS).dueAsWhole(now)),
                cleanupAt);
    }

    /** Using the tokens of a pending user has kept them alive for another while. */
    public Connection keptAlive(Instant now, Duration until) {
        return withMailbox(mailbox -> mailbox.waitingUntil(now.plus(until)));
    }

    /** @param ledger of the same user */
    public StatusHistory statusHistory(Ledger ledger) {
        return ledger.statusHistory().orSince(since, status.letter());
    }

    /** A pending user's place on the waiting list. */
    public Seats.Waiting inLine() {
        return new Seats.Waiting(id(), since);
    }

    /** The same mailbox after another sign-in: history and cursors stay, and all folders are checked. */
    public Connection signedInAgain(Profile profile, boolean sending, Instant signedInAt, Instant now) {
        var again = withMailbox(before -> before.signedInAgain(profile, sending, signedInAt, now));
        return status == Status.PENDING ? again.keptAlive(now, KEEP_ALIVE) : again.in(Status.ENABLED, now);
    }

    public Connection disabled(Status next, Instant now) {
        if (status == Status.DISABLING || next.hasSeat() || next == Status.PENDING) {
            throw new IllegalStateException("From " + status + " to " + next);
        }
        // A pending mailbox has no subscription.
        var cleanup = mailbox.isPresent() && status != Status.PENDING ? Optional.of(now) : cleanupAt;
        return new Connection(company, user, version, generation + 1, next, now, Optional.empty(), cleanup);
    }

    public Connection removalDone(Instant now) {
        if (status != Status.DISABLING) {
            throw new IllegalStateException("From " + status + " to NOT_CONFIGURED by a removal");
        }
        return new Connection(
                company, user, version, generation, Status.NOT_CONFIGURED, now, Optional.empty(), cleanupAt);
    }

    public Connection withCleanup(Optional<Instant> at) {
        return new Connection(company, user, version, generation, status, since, mailbox, at);
    }

    public Connection withMailbox(UnaryOperator<ConnectedMailbox> change) {
        return new Connection(
                company, user, version, generation, status, since, Optional.of(change.apply(connected())), cleanupAt);
    }

    /** After a failed attempt, with the time of the next attempt, if any. */
    public Connection failed(FailedAttempt attempt, RetrySchedule schedule) {
        requireSyncing("a failure");
        var failureStreak = FailureStreak.after(connected().health().failureStreak(), attempt, schedule);
        var noted = withMailbox(mailbox -> mailbox.failed(attempt, failureStreak));
        if (failureStreak.isGivenUp(attempt, schedule)) {
            return noted.withMailbox(ConnectedMailbox::givenUp).in(Status.CONNECTION_ISSUE, attempt.failedAt());
        }
        return failureStreak.isShown(attempt, schedule) ? noted.in(Status.ERROR, attempt.failedAt()) : noted;
    }

    /**
     * Microsoft announced new email, so a self-resolving failure may be over: the mailbox is retried as soon as
     * allowed. A failure that needs a person still needs one.
     */
    public Connection signOfLife(Instant now) {
        var waits = status.isSyncing()
                && connected()
                        .health()
                        .failureStreak()
                        .filter(it -> it.heedsSignOfLife(now))
                        .isPresent();
        return waits && !needsPerson() ? withMailbox(mailbox -> mailbox.attemptNow(now)) : this;
    }

    /** What has failed for long is an error even if nothing was tried in the meantime. */
    public Connection shown(Instant now) {
        requireSyncing("a delay");
        return isToBeShown(now) ? in(Status.ERROR, now) : this;
    }

    public boolean isToBeShown(Instant now) {
        return shownAt().filter(at -> !now.isBefore(at)).isPresent();
    }

    Optional<Instant> shownAt() {
        return status == Status.ENABLED
                ? mailbox.flatMap(it -> it.health().failureStreak()).flatMap(FailureStreak::shownAt)
                : Optional.empty();
    }

    /**
     * After a complete catch-up of all folders: whatever blocked the sync is over.
     *
     * @param recorded how many emails are recorded now
     */
    public Connection recovered(long recorded, Instant now) {
        requireSyncing("a success");
        return withMailbox(mailbox -> mailbox.recovered(recorded, now)).in(Status.ENABLED, now);
    }

    private void requireSyncing(String what) {
        if (!status.isSyncing()) {
            throw new IllegalStateException("In " + status + " there is no " + what);
        }
    }

    private Connection in(Status next, Instant now) {
        return status == next
                ? this
                : new Connection(company, user, version, generation, next, now, mailbox, cleanupAt);
    }

    /** Whether the mailbox can be worked on now: it is synced and not waiting after a failure. */
    public boolean isWorkable(Instant now) {
        return status.isSyncing() && connected().retryAt().filter(now::isBefore).isEmpty();
    }

    /** Whether retrying is pointless until a person has acted. */
    public boolean needsPerson() {
        return status == Status.CONNECTION_ISSUE
                || status == Status.ERROR
                        && openErrors()
                                .telling(ErrorScope.SYNC)
                                .filter(OpenError::needsPerson)
                                .isPresent();
    }

    public OpenErrors openErrors() {
        return mailbox.map(it -> it.health().errors()).orElse(OpenErrors.NONE);
    }

    /** The earliest time at which work is due; empty if there is none. */
    public Optional<Instant> dueAt() {
        return DueTime.of(this);
    }
}
