package dev.mailsync.sync.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.FailedAttempt;
import dev.mailsync.error.Failure;
import dev.mailsync.error.FailureConfig;
import dev.mailsync.error.Kind;
import dev.mailsync.error.OperatorAlarms;
import dev.mailsync.error.OutageDetector;
import dev.mailsync.error.RedactedStackTrace;
import dev.mailsync.error.RetrySchedule;
import dev.mailsync.error.RetrySchedule.Failing;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.telemetry.LogContext;
import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;
import org.jboss.logging.Logger;

/** Decides what happens after work failed. */
@ApplicationScoped
public class FailureHandler {

    private static final Logger LOG = Logger.getLogger(FailureHandler.class);

    private final ConnectionStore connections;
    private final LedgerStore ledgers;
    private final OutageDetector outages;
    private final OperatorAlarms alarms;
    private final RetrySchedule schedule;
    private final Metrics metrics;
    private final Clock clock;
    private final RandomGenerator random;

    FailureHandler(
            ConnectionStore connections,
            LedgerStore ledgers,
            OutageDetector outages,
            OperatorAlarms alarms,
            FailureConfig config,
            Metrics metrics,
            Clock clock,
            RandomGenerator random) {
        this.connections = connections;
        this.ledgers = ledgers;
        this.outages = outages;
        this.alarms = alarms;
        this.schedule = config.schedule();
        this.metrics = metrics;
        this.clock = clock;
        this.random = random;
    }

    static Failure sorted(RuntimeException failure) {
        return switch (failure) {
            case MicrosoftException.Transient it -> new Failure(it.code(), it.kind(), it.retryAfter(), it.traceId());
            case MicrosoftException it -> new Failure(it.code(), it.kind(), Optional.empty(), it.traceId());
            default -> Failure.internal();
        };
    }

    /** Whether no single email or folder is at fault, but the mailbox is closed, moving, throttled or busy. */
    public static boolean concernsAll(Session session, RuntimeException why) {
        return why instanceof MicrosoftException.Unauthorized
                || isThrottled(why)
                || mayConcernAll(why) && !session.canBeListed();
    }

    /** Whether something is denied, or busy for a while, although the mailbox can be listed. */
    public static boolean isRefusedAlone(Session session, RuntimeException why) {
        return mayConcernAll(why) && !concernsAll(session, why);
    }

    /** Such a mailbox must be left alone: nothing else is asked of it, not even whether it would answer. */
    public static boolean isThrottled(RuntimeException why) {
        var failure = sorted(why);
        return why instanceof MicrosoftException && failure.kind() == Kind.TRANSIENT && failure.selfResolving();
    }

    private static boolean mayConcernAll(RuntimeException why) {
        var failure = sorted(why);
        return why instanceof MicrosoftException
                && (failure.needsPerson() || failure.retryAfter().isPresent());
    }

    /** Mail Sync retries the mailbox, or stops retrying if the two days are over. */
    void note(Connection connection, RuntimeException why, Instant beganAt) {
        var failure = alarmed(connection, why);
        var attempt = new FailedAttempt(
                failure,
                beganAt,
                clock.instant(),
                isOutage(connection, failure),
                ledgers.of(connection.id()).recorded(),
                random.nextDouble());
        connections.change(
                connection.id(),
                connection.generation(),
                // A failure under the previous tokens says nothing about a new sign-in.
                it -> it.status().isSyncing()
                                && !beganAt.isBefore(it.connected().signIn().confirmedAt())
                        ? it.failed(attempt, schedule)
                        : it);
    }

    /** When to retry something other than the sync itself. */
    public Instant next(Failure failure, Failing failing) {
        return schedule.next(failure, failing, random.nextDouble(), Optional.empty(), clock.instant());
    }

    /** Alerts the operator to our own faults, which concern no mailbox. */
    public Failure alarmed(Connection connection, RuntimeException why) {
        var failure = sorted(why);
        metrics.count(Metric.FAILURES, failure.kind(), 1);
        LogContext.OUTCOME.during(failure.code(), () -> tell(connection, why));
        if (failure.kind() == Kind.NEEDS_OPERATOR) {
            alarms.raise(
                    why instanceof MicrosoftException
                            ? failure.code()
                            : why.getClass().getSimpleName(),
                    failure.entry().title());
        }
        return failure;
    }

    private static void tell(Connection connection, RuntimeException why) {
        if (why instanceof MicrosoftException) {
            LOG.warnf("Work on %s failed: %s", connection.id(), why.getMessage());
        } else {
            // Messages of libraries can contain the data they failed on.
            LOG.errorf("Work on %s failed: %s", connection.id(), RedactedStackTrace.of(why));
        }
    }

    private boolean isOutage(Connection connection, Failure failure) {
        return failure.kind() == Kind.TRANSIENT
                && !failure.selfResolving()
                && outages.failed(connection.connected().profile().tenantId());
    }
}
