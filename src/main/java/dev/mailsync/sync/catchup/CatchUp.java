package dev.mailsync.sync.catchup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.sync.recording.CaptureRules;
import dev.mailsync.sync.recording.CaptureRulesLoader;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncReport;

/**
 * A round over the folders of a mailbox. However many there are, each job makes progress: it resumes an unfinished
 * round where that stopped. Inbox and Sent Items come first in each round, so that new email need not wait for the
 * folder listing.
 */
@ApplicationScoped
class CatchUp {

    enum Scope {
        /** Inbox, Sent Items and the changes to the folder tree. */
        QUICK,

        /** All other tracked folders as well. */
        FULL
    }

    /**
     * @param complete whether all folders were read to the end before time ran out
     * @param retryAt when the first of the unreadable folders is retried
     * @param upTo if the round is complete, everything received before this time has been processed
     * @param listed how many folders have been listed so far, while the listing is in progress
     * @param startedAt of the round, which may have missed what came later
     */
    record Result(
            SyncReport report,
            boolean complete,
            Instant upTo,
            Optional<Instant> retryAt,
            Optional<Integer> listed,
            Instant startedAt) {}

    /** @param round the progress so far; {@code complete}: whether there is nothing left to read */
    private record Step(SyncReport report, FolderRound round, boolean complete) {

        Step plus(FolderReader.Reading reading) {
            var failed = reading.cursor().failure().map(round::without).orElse(round);
            return new Step(report.plus(reading.report()), failed, reading.complete());
        }

        Step at(FolderRound further) {
            return new Step(report, further, complete);
        }
    }

    private static final int ROWS_AT_A_TIME = 100;

    private static final Duration LONGEST_ROUND = Duration.ofHours(6);

    /** Inbox and Sent Items, which come first. */
    private static final int MAIN_FOLDERS = 2;

    private final FolderPlaces folders;
    private final FolderStore store;
    private final FolderVisit visit;
    private final QuarantineRetries quarantineRetries;
    private final CaptureRulesLoader rulesLoader;
    private final Clock clock;

    CatchUp(
            FolderPlaces folders,
            FolderStore store,
            FolderVisit visit,
            QuarantineRetries quarantineRetries,
            CaptureRulesLoader rulesLoader,
            Clock clock) {
        this.folders = folders;
        this.store = store;
        this.visit = visit;
        this.quarantineRetries = quarantineRetries;
        this.rulesLoader = rulesLoader;
        this.clock = clock;
    }

    /** Whether a round that began before this time is unfinished. */
    boolean isUnderWaySinceBefore(Session session, Instant time) {
        return store.round(session)
                .filter(round -> round.startedAt().isBefore(time))
                .isPresent();
    }

    /** @param dueAt an unfinished round that began at or after this time is resumed, and sometimes one that did not */
    Result run(Session session, Scope scope, Instant dueAt) {
        return scope == Scope.QUICK ? quick(session) : full(session, dueAt);
    }

    private Result quick(Session session) {
        var round = FolderRound.begun(clock.instant());
        var book = folders.book(session);
        var rules = rulesLoader.of(session, FolderPlaces.places(book));
        var step = main(session, rules, book, round);
        if (step.complete()) {
            book = folders.refresh(session);
        }
        return step.complete() && book.isCurrent() ? finished(session, step, false) : unfinished(step, book);
    }

    private Result full(Session session, Instant dueAt) {
        var everything = session.mailbox().health().wasAskedFor(dueAt);
        var kept = store.round(session);
        var round = kept.filter(it -> !it.startedAt().isBefore(dueAt) || !everything && isToEnd(session, it))
                .orElseGet(() -> FolderRound.begun(clock.instant()));
        var book = folders.book(session);
        var rules = rulesLoader.of(session, FolderPlaces.places(book));
        var step = main(session, rules, book, round);
        // However little time a job has, it makes progress: it does not repeat what an earlier job of this round did.
        if (step.complete() && (step.round().opened() == MAIN_FOLDERS || !book.isCurrent())) {
            book = folders.refresh(session);
            step = book.isCurrent() && step.round().opened() == MAIN_FOLDERS
                    ? step.at(step.round().onward())
                    : step;
        }
        if (step.complete() && book.isCurrent()) {
            step = others(session, rules, book, step, everything);
        }
        if (!step.complete() || !book.isCurrent()) {
            store.save(session, step.round());
            return unfinished(step, book);
        }
        kept.ifPresent(over -> store.endRound(session));
        return finished(session, step, everything);
    }

    /**
     * Whether a round goes on though it became due again since it began: in mailboxes with many folders no round would
     * end otherwise. After a failure, a new sign-in or hours, what it has passed is too old.
     */
    private boolean isToEnd(Session session, FolderRound round) {
        var mailbox = session.mailbox();
        var oldest = clock.instant().minus(LONGEST_ROUND);
        return mailbox.health().failureStreak().isEmpty()
                && mailbox.signIn().confirmedAt().isBefore(round.startedAt())
                && oldest.isBefore(round.startedAt());
    }

    private static Result unfinished(Step step, FolderBook book) {
        return new Result(
                step.report(),
                false,
                step.round().upTo(),
                Optional.empty(),
                book.isCurrent() ? Optional.empty() : Optional.of(book.listed()),
                step.round().startedAt());
    }

    private Result finished(Session session, Step step, boolean everything) {
        return new Result(
                step.report().plus(quarantineRetries.run(session, everything)),
                true,
                step.round().upTo(),
                step.round().retryAt(),
                Optional.empty(),
                step.round().startedAt());
    }

    private Step main(Session session, CaptureRules rules, FolderBook book, FolderRound round) {
        var step = new Step(SyncReport.NOTHING, round, true);
        var main = List.of(book.inbox(), book.sentItems());
        for (var folder : main.subList(Math.min(round.opened(), MAIN_FOLDERS), MAIN_FOLDERS)) {
            step = step.plus(visit.read(session, rules, book, folder, store.cursor(session, folder)));
            if (!step.complete()) {
                return step;
            }
            step = step.at(step.round().onward());
        }
        return step;
    }

    /** @param everything whether quarantined folders are read as well */
    private Step others(Session session, CaptureRules rules, FolderBook book, Step from, boolean everything) {
        var step = from;
        var rows = store.after(session, step.round().after(), ROWS_AT_A_TIME);
        while (!rows.isEmpty()) {
            for (var row : rows) {
                step = other(session, rules, book, row, step, everything);
                if (!step.complete()) {
                    return step;
                }
            }
            rows = store.after(session, step.round().after(), ROWS_AT_A_TIME);
        }
        return step;
    }

    private Step other(
            Session session, CaptureRules rules, FolderBook book, FolderRow row, Step before, boolean everything) {
        var past = before.round().past(row.id());
        if (row.untracked() || book.isMain(row.id())) {
            return before.at(past);
        }
        if (!everything && row.cursor().isResting(clock.instant())) {
            return before.at(past.without(row.cursor().failure().orElseThrow()));
        }
        var step = before.plus(visit.read(session, rules, book, row.id(), row.cursor()));
        return step.complete() ? step.at(step.round().past(row.id())) : step;
    }
}
