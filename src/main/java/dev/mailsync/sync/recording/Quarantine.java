package dev.mailsync.sync.recording;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.FailureStreak;
import dev.mailsync.error.Backoff;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.Failure;
import dev.mailsync.error.Kind;
import dev.mailsync.microsoft.Failures;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncConfig;
import org.jboss.logging.Logger;

/**
 * Email that could not be recorded although other email could. Each is kept as a pointer without any content and
 * retried at growing intervals, while the cursors move on without it.
 */
@ApplicationScoped
public class Quarantine {

    private static final Logger LOG = Logger.getLogger(Quarantine.class);

    private static final Failure UNREADABLE = Failure.of("MAIL_UNREADABLE", Kind.TRANSIENT);

    /** Nearly half of them in the first hour, the others up to six hours apart. */
    private static final int MOST_LOOKS = 16;

    /** Of email that was only announced, in the first hour and a half: most of it was deleted as it came. */
    private static final int MOST_LOOKS_FOR_ANNOUNCED = 4;

    /** So many failures in a row of one mailbox, some minutes apart, are hardly Graph's. */
    private static final int CERTAIN_FROM = 3;

    /** About this many attempts are made in the first day. */
    private static final int FREQUENT = 150;

    private final QuarantineStore store;
    private final SyncConfig config;
    private final Clock clock;

    Quarantine(QuarantineStore store, SyncConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** @param failure logged by its class alone, as messages of libraries can contain the data they failed on */
    public void add(Session session, String immutableId, RuntimeException failure) {
        var entry = failedAgain(session, immutableId, Failures.retryAfter(failure));
        var next = entry.nextAt();
        LOG.errorf(
                "An email of %s could not be recorded (%s), attempt %d; next at %s",
                session.id(), failure.getClass().getName(), entry.attempts(), next);
        store.save(session, entry);
        session.update(mailbox -> mailbox.noted(ErrorScope.MAIL, UNREADABLE, clock.instant(), Optional.of(next)));
    }

    /**
     * Microsoft listed these emails, but they do not exist, or not yet. Nobody is told, as most of them were deleted at
     * once. After about two days, Mail Sync stops looking.
     */
    public void addMissing(Session session, Collection<String> immutableIds) {
        immutableIds.forEach(id -> lookAgain(session, id, before -> false));
    }

    /**
     * Microsoft announced these emails, but they do not exist, or not yet. Until then they are not missed: if they exist,
     * catch-ups find them as well.
     */
    public void addAnnounced(Session session, Collection<String> immutableIds) {
        // What is announced again is no further look.
        immutableIds.stream()
                .filter(id -> store.find(session, id).isEmpty())
                .forEach(id -> store.save(session, missingAgain(id, Optional.empty(), true)));
    }

    /** What was missing still is. */
    public void stillMissing(Session session, String immutableId) {
        lookAgain(session, immutableId, before -> before.map(Entry::announced).orElse(false));
    }

    private void lookAgain(Session session, String immutableId, Predicate<Optional<Entry>> announced) {
        var before = store.find(session, immutableId);
        var entry = missingAgain(immutableId, before, announced.test(before));
        if (entry.attempts() > (entry.announced() ? MOST_LOOKS_FOR_ANNOUNCED : MOST_LOOKS)) {
            store.remove(session, immutableId);
        } else {
            store.save(session, entry);
        }
    }

    /** Brings forward the catch-up that retries what failed or is missing. */
    public void retrySoon(Session session) {
        var soon = clock.instant().plus(config.retry());
        session.update(mailbox -> mailbox.catchUpBy(soon));
    }

    /** Brings forward the catch-up that finds whatever was left undone, in any folder. */
    public void readAllSoon(Session session) {
        var now = clock.instant();
        session.update(mailbox -> mailbox.dirty(now.plus(config.retry()), now));
    }

    private Entry failedAgain(Session session, String immutableId, Duration asked) {
        var before = store.find(session, immutableId);
        int attempts = before.map(Entry::attempts).orElse(0) + 1;
        return entry(immutableId, before, Backoff.pause(config.retry(), attempts, longest(attempts), asked), false);
    }

    private Entry missingAgain(String immutableId, Optional<Entry> before, boolean announced) {
        int attempts = before.map(Entry::attempts).orElse(0) + 1;
        // From an announcement, four times as long each time instead of twice.
        var steps = announced ? 2 * attempts - 1 : attempts;
        return entry(immutableId, before, Backoff.pause(config.retry(), steps, config.fullCatchUp()), announced);
    }

    private Entry entry(String immutableId, Optional<Entry> before, Duration pause, boolean announced) {
        var now = clock.instant();
        return new Entry(
                immutableId,
                before.map(Entry::attempts).orElse(0) + 1,
                now.plus(pause),
                before.map(Entry::since).orElse(now),
                announced);
    }

    /**
     * Whether the failure of several emails, with none that works beside them, means that Graph is down rather than that
     * they are unreadable: at first it does. Once the work has failed some times although the mailbox could be listed,
     * each of them is quarantined, or they would block everything behind them.
     */
    public boolean isOutage(Session session, Collection<String> failed) {
        return failed.size() > 1
                && timesInARow(session) < CERTAIN_FROM
                && failed.stream()
                                .filter(id -> store.find(session, id).isEmpty())
                                .limit(2)
                                .count()
                        > 1;
    }

    private static int timesInARow(Session session) {
        var mailbox = session.mailbox();
        var ofOldMail = mailbox.syncSchedule().backfillFailures().values().stream();
        var ofMailbox = mailbox.health().failureStreak().flatMap(FailureStreak::run).stream()
                .map(FailureStreak.Run::failures);
        return Stream.concat(ofOldMail, ofMailbox).max(Integer::compareTo).orElse(0);
    }

    /** Which of them are quarantined. */
    public List<String> among(Session session, Set<String> immutableIds) {
        return immutableIds.isEmpty()
                ? List.of()
                : all(session).stream().filter(immutableIds::contains).toList();
    }

    private Duration longest(int attempts) {
        return attempts < FREQUENT ? config.frequentRetry() : config.fullCatchUp();
    }

    public List<String> due(Session session) {
        var due = new ArrayList<String>();
        for (var entry : store.all(session)) {
            if (!clock.instant().isBefore(entry.nextAt())) {
                due.add(entry.immutableId());
            }
        }
        return due;
    }

    public List<String> all(Session session) {
        return store.all(session).stream().map(Entry::immutableId).toList();
    }

    public void release(Session session, String immutableId) {
        store.remove(session, immutableId);
    }

    public Waiting waiting(Session session) {
        var all = store.all(session);
        return new Waiting(
                all.stream().map(Entry::nextAt).min(Instant::compareTo),
                all.stream()
                        .filter(entry -> !entry.announced())
                        .map(Entry::since)
                        .min(Instant::compareTo));
    }

    /**
     * Everything quarantined, in summary.
     *
     * @param nextAt when the first of it is retried; {@code since}: when the first of it failed, except for what was only
     *     announced
     */
    public record Waiting(Optional<Instant> nextAt, Optional<Instant> since) {}

    /**
     * @param attempts failed attempts so far; {@code since}: the time of the first
     * @param announced whether nothing but a notification says that there is such an email
     */
    record Entry(String immutableId, int attempts, Instant nextAt, Instant since, boolean announced) {}
}
