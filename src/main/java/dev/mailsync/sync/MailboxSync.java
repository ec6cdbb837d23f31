package dev.mailsync.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.CompanyStore;
import dev.mailsync.connection.AccessTokens;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.microsoft.GraphMailboxes;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.queue.SyncJob;
import org.jboss.logging.Logger;

/**
 * Does one job on one mailbox. A job that fails leaves the mailbox marked as due, so the queue never has to
 * repeat it, which would hold up what follows for the same mailbox.
 */
@ApplicationScoped
class MailboxSync {

    private static final Logger LOG = Logger.getLogger(MailboxSync.class);

    private static final Duration KEEP_ALIVE_RETRY = Duration.ofDays(1);

    private final ConnectionStore connections;
    private final CompanyStore companies;
    private final AccessTokens tokens;
    private final GraphMailboxes mailboxes;
    private final Notifications notifications;
    private final Upkeep upkeep;
    private final PartingWork partingWork;
    private final RemovalWork removalWork;
    private final RetryPause pause;
    private final Clock clock;

    MailboxSync(
            ConnectionStore connections,
            CompanyStore companies,
            AccessTokens tokens,
            GraphMailboxes mailboxes,
            Notifications notifications,
            Upkeep upkeep,
            PartingWork partingWork,
            RemovalWork removalWork,
            SyncConfig config,
            Clock clock) {
        this.connections = connections;
        this.companies = companies;
        this.tokens = tokens;
        this.mailboxes = mailboxes;
        this.notifications = notifications;
        this.upkeep = upkeep;
        this.partingWork = partingWork;
        this.removalWork = removalWork;
        this.pause = new RetryPause(config.retry(), config.longestRetry());
        this.clock = clock;
    }

    /** Throws only where not even the mark could be made; the job then has to come again. */
    void run(SyncJob.OfMailbox job, BooleanSupplier outOfTime) {
        var connection = connections.find(job.connectionId());
        if (connection.isEmpty()) {
            LOG.infof("Job for %s ignored: there is no such connection", job.connection());
            return;
        }
        switch (job) {
            case SyncJob.Notified notified ->
                whileEnabled(connection.get(), outOfTime, session -> notifications.run(session, notified.messages()));
            case SyncJob.Lifecycle lifecycle -> lookAfter(connection.get(), lifecycle.event(), outOfTime);
            case SyncJob.Due due -> doDue(connection.get(), outOfTime);
        }
    }

    private void doDue(Connection connection, BooleanSupplier outOfTime) {
        var now = clock.instant();
        if (connection.partingAt().filter(at -> !now.isBefore(at)).isPresent()) {
            partingWork.run(connection);
        }
        if (connection.status() == Status.DISABLING) {
            removalWork.run(connection, outOfTime);
        }
        if (connection.status() == Status.PENDING) {
            keepAlive(connection);
        }
        whileEnabled(connection, outOfTime, upkeep::run);
    }

    /** A refresh token that is never used dies; that of somebody who waits for a seat is used from time to time. */
    private void keepAlive(Connection connection) {
        var now = clock.instant();
        if (connection.dueAt().filter(at -> !now.isBefore(at)).isEmpty()) {
            return;
        }
        var next = refresh(connection) ? Connection.KEEP_ALIVE : KEEP_ALIVE_RETRY;
        // Who has been promoted meanwhile has other things to do.
        connections.change(
                connection.id(),
                connection.generation(),
                it -> it.status() == Status.PENDING ? it.keptAlive(now, next) : it);
    }

    private void lookAfter(Connection connection, String event, BooleanSupplier outOfTime) {
        LOG.infof("Lifecycle event %s for %s", event.replaceAll("[^A-Za-z]", "?"), connection.id());
        if (connection.status() != Status.ENABLED) {
            return;
        }
        connections
                .change(
                        connection.id(),
                        connection.generation(),
                        it -> it.withMailbox(mailbox -> after(event, mailbox)))
                .ifPresent(changed -> whileEnabled(changed, outOfTime, upkeep::run));
    }

    /** What Graph's lifecycle events ask for. A kind that is new to us could mean anything, so everything is looked after. */
    private ConnectedMailbox after(String event, ConnectedMailbox mailbox) {
        var now = clock.instant();
        return switch (event) {
            case "reauthorizationRequired" -> mailbox.renewNow(now);
            case "missed" -> mailbox.dirty(now);
            case "subscriptionRemoved" -> mailbox.unsubscribed().dirty(now);
            default -> mailbox.renewNow(now).dirty(now);
        };
    }

    private void whileEnabled(Connection connection, BooleanSupplier outOfTime, Function<Session, SyncReport> work) {
        if (connection.status() != Status.ENABLED) {
            return;
        }
        try {
            var objectId = connection.connected().profile().objectId();
            var graph = mailboxes.open(objectId, tokens.current(connection.id()));
            var report =
                    work.apply(new Session(connection, companies.settings(connection.company()), graph, outOfTime));
            LOG.infof("Synced %s: %s", connection.id(), report);
        } catch (SupersededException over) {
            LOG.infof("Work on %s ended: %s", connection.id(), over.getMessage());
        } catch (MicrosoftException.Unauthorized refused) {
            failed(connection, refused);
            refresh(connection);
        } catch (RuntimeException failure) {
            failed(connection, failure);
        }
    }

    /** The next attempt then has a token that Graph has not refused. */
    private boolean refresh(Connection connection) {
        try {
            tokens.fresh(connection.id());
            return true;
        } catch (MicrosoftException failure) {
            LOG.warnf("Token of %s could not be refreshed: %s", connection.id(), failure.getMessage());
            return false;
        }
    }

    private void failed(Connection connection, RuntimeException failure) {
        if (failure instanceof MicrosoftException sorted) {
            LOG.warnf("Work on %s failed: %s", connection.id(), sorted.getMessage());
        } else {
            LOG.errorf(failure, "Work on %s failed", connection.id());
        }
        var at = clock.instant().plus(pause.after(failure));
        connections.change(
                connection.id(), connection.generation(), it -> it.withMailbox(mailbox -> mailbox.retryAt(at)));
    }
}
