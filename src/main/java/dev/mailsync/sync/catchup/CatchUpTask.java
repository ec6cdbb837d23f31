package dev.mailsync.sync.catchup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.MailboxTask;
import dev.mailsync.connection.OwnAddresses;
import dev.mailsync.connection.SyncSchedule;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.Profile;
import dev.mailsync.sync.recording.Quarantine;
import dev.mailsync.sync.session.FailureHandler;
import dev.mailsync.sync.session.MaintenanceTask;
import dev.mailsync.sync.session.Recovery;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SupersededException;
import dev.mailsync.sync.session.SyncConfig;

/** The catch-ups, which find what no notification announced. */
@ApplicationScoped
public class CatchUpTask implements MaintenanceTask {

    private final CatchUp catchUp;
    private final Quarantine quarantine;
    private final Recovery recovery;
    private final DeferredMailTask deferredMail;
    private final ConnectionStore connections;
    private final OwnAddresses own;
    private final SyncConfig config;
    private final Clock clock;

    CatchUpTask(
            CatchUp catchUp,
            Quarantine quarantine,
            Recovery recovery,
            DeferredMailTask deferredMail,
            ConnectionStore connections,
            OwnAddresses own,
            SyncConfig config,
            Clock clock) {
        this.catchUp = catchUp;
        this.quarantine = quarantine;
        this.recovery = recovery;
        this.deferredMail = deferredMail;
        this.connections = connections;
        this.own = own;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public MailboxTask task() {
        return MailboxTask.QUICK_CATCH_UP;
    }

    @Override
    public boolean isDue(SyncSchedule syncSchedule, Instant now) {
        return syncSchedule.isDue(MailboxTask.QUICK_CATCH_UP, now)
                || syncSchedule.isDue(MailboxTask.FULL_CATCH_UP, now);
    }

    @Override
    public boolean isAboutOldMail() {
        return false;
    }

    @Override
    public Done run(Session session) {
        var syncSchedule = session.mailbox().syncSchedule();
        var now = clock.instant();
        if (now.isBefore(syncSchedule.fullCatchUpAt())) {
            return quick(session, syncSchedule.quickCatchUpAt());
        }
        var quickAt = syncSchedule.quickCatchUpAt();
        if (!now.isBefore(quickAt) && catchUp.isUnderWaySinceBefore(session, quickAt)) {
            // Inbox and Sent Items don't wait for the end of a long round.
            var quick = quick(session, quickAt);
            return quick.complete()
                    ? full(session, syncSchedule.fullCatchUpAt()).after(quick.report())
                    : quick;
        }
        return full(session, syncSchedule.fullCatchUpAt());
    }

    private Done quick(Session session, Instant due) {
        var result = catchUp.run(session, CatchUp.Scope.QUICK, due);
        if (result.complete()) {
            var now = clock.instant();
            var waiting = quarantine.waiting(session);
            var next = earliest(waiting.nextAt().stream(), now.plus(quickly(session)));
            session.update(mailbox -> withoutMailError(mailbox, waiting).quicklyCaughtUp(now, next));
            recovery.noteSuccess(session);
        }
        return done(session, result);
    }

    private Done full(Session before, Instant due) {
        var session = withCurrentAddresses(before);
        var result = catchUp.run(session, CatchUp.Scope.FULL, due);
        if (result.complete()) {
            var now = clock.instant();
            var waiting = quarantine.waiting(session);
            var nextQuick = earliest(waiting.nextAt().stream(), now.plus(quickly(session)));
            var nextFull = earliest(result.retryAt().stream(), now.plus(untilNextRound(result, due, now)));
            var upTo = waiting.since().filter(result.upTo()::isAfter).orElse(result.upTo());
            connections.change(
                    session.id(),
                    session.generation(),
                    // Another full catch-up may have been requested while this one ran.
                    it -> it.connected().syncSchedule().fullCatchUpAt().isAfter(due)
                            ? it.withMailbox(mailbox -> mailbox.synced(now))
                            : recovery.ended(
                                    it.withMailbox(mailbox -> withoutQuarantined(mailbox, waiting, result.retryAt())
                                            .fullyCaughtUp(upTo, now, nextQuick, nextFull))));
            recovery.noteSuccess(session);
            deferredMail.remind(session);
        }
        return done(session, result);
    }

    /**
     * A round that began before it became due may have missed what it was due for, so that another follows. After a long
     * one there is a pause as long, an hour at most.
     */
    private Duration untilNextRound(CatchUp.Result result, Instant due, Instant now) {
        if (!result.startedAt().isBefore(due)) {
            return config.fullCatchUp();
        }
        var pause = Collections.min(List.of(Duration.between(result.startedAt(), now), config.quickCatchUp()));
        return Collections.max(List.of(config.retry(), pause));
    }

    /** Shows users the progress of listing many folders. */
    private Done done(Session session, CatchUp.Result result) {
        if (!result.complete() && !session.mailbox().progress().foldersListed().equals(result.listed())) {
            session.update(mailbox -> mailbox.foldersListed(result.listed()));
        }
        return new Done(result.report(), result.complete());
    }

    /** Where Microsoft sends no notifications, only this finds new email. */
    private Duration quickly(Session session) {
        var subscriptionState = session.mailbox().subscriptionState();
        if (subscriptionState.polledSince().isEmpty()) {
            return config.quickCatchUp();
        }
        return subscriptionState.unreachableSince().isPresent() ? config.pollingWithoutAddress() : config.polling();
    }

    /**
     * A new alias of the user affects the direction of email. During a failure streak, this extra request is not made.
     */
    private Session withCurrentAddresses(Session session) {
        if (session.mailbox().health().failureStreak().isPresent()) {
            return session;
        }
        var profile = session.mailbox().profile();
        var current = currentProfile(session, profile);
        own.note(session.connection(), current);
        return current.equals(profile)
                ? session
                : session.with(session.update(mailbox -> mailbox.with(current)).orElseThrow(SupersededException::new));
    }

    private static Profile currentProfile(Session session, Profile known) {
        try {
            return session.graph().profile(known.tenantId());
        } catch (MicrosoftException why) {
            if (FailureHandler.concernsAll(session, why)) {
                throw why;
            }
            return known;
        }
    }

    /** Quarantined items are retried in the next round, which is brought forward for them. */
    private static Instant earliest(Stream<Instant> quarantined, Instant regular) {
        return quarantined.filter(regular::isAfter).min(Instant::compareTo).orElse(regular);
    }

    private static ConnectedMailbox withoutMailError(ConnectedMailbox mailbox, Quarantine.Waiting waiting) {
        return waiting.since().isEmpty() ? mailbox.over(ErrorScope.MAIL) : mailbox;
    }

    private static ConnectedMailbox withoutQuarantined(
            ConnectedMailbox mailbox, Quarantine.Waiting mail, Optional<Instant> folder) {
        var readable = withoutMailError(mailbox, mail);
        return folder.isEmpty() ? readable.over(ErrorScope.FOLDER) : readable;
    }
}
