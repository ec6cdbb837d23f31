package dev.mailsync.sync.session;

import java.time.Clock;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.CompanyStore;
import dev.mailsync.connection.AccessTokens;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.GraphMailboxes;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.queue.Deadline;
import dev.mailsync.platform.secrets.Secret;
import dev.mailsync.platform.telemetry.LogContext;
import org.jboss.logging.Logger;

/** Runs work on a mailbox with a token that Microsoft accepts, and has failures noted. */
@ApplicationScoped
public class MailboxSessions {

    private static final Logger LOG = Logger.getLogger(MailboxSessions.class);

    private final ConnectionStore connections;
    private final CompanyStore companies;
    private final AccessTokens tokens;
    private final GraphMailboxes mailboxes;
    private final FailureHandler failures;
    private final Clock clock;

    MailboxSessions(
            ConnectionStore connections,
            CompanyStore companies,
            AccessTokens tokens,
            GraphMailboxes mailboxes,
            FailureHandler failures,
            Clock clock) {
        this.connections = connections;
        this.companies = companies;
        this.tokens = tokens;
        this.mailboxes = mailboxes;
        this.failures = failures;
        this.clock = clock;
    }

    /** With a token that lasts until the next due work. */
    public void maintain(Connection connection, Deadline deadline, Function<Session, SyncReport> work) {
        run(connection, deadline, tokens::lasting, work);
    }

    public void run(Connection connection, Deadline deadline, Function<Session, SyncReport> work) {
        run(connection, deadline, tokens::current, work);
    }

    /** Does nothing while a mailbox waits after a failure: the retry finds whatever it missed. */
    private void run(
            Connection connection,
            Deadline deadline,
            Function<ConnectionId, Secret> token,
            Function<Session, SyncReport> work) {
        var beganAt = clock.instant();
        if (!connection.isWorkable(beganAt)) {
            return;
        }
        try {
            var report = report(connection, deadline, token, work);
            LogContext.OUTCOME.during("SYNCED", () -> LOG.infof("Synced %s: %s", connection.id(), report));
        } catch (SupersededException over) {
            LogContext.OUTCOME.during(
                    "SUPERSEDED", () -> LOG.infof("Work on %s ended: %s", connection.id(), over.getMessage()));
        } catch (RuntimeException failure) {
            failures.note(connection, failure, beganAt);
        }
    }

    /** A token that is rejected before it expires is replaced, once. */
    private SyncReport report(
            Connection connection,
            Deadline deadline,
            Function<ConnectionId, Secret> token,
            Function<Session, SyncReport> work) {
        try {
            return work.apply(session(connection, token.apply(connection.id()), deadline));
        } catch (MicrosoftException.Unauthorized refused) {
            var fresh = tokens.fresh(connection.id());
            var current = connections
                    .find(connection.id())
                    .filter(it -> it.generation() == connection.generation())
                    .orElseThrow(SupersededException::new);
            return work.apply(session(current, fresh, deadline));
        }
    }

    private Session session(Connection connection, Secret token, Deadline deadline) {
        return session(
                connection, mailboxes.open(connection.connected().profile().objectId(), token), deadline);
    }

    /** For a caller that has already opened the mailbox. Failures in it are not noted. */
    public Session session(Connection connection, GraphMailbox graph, Deadline deadline) {
        return new Session(connection, companies.settings(connection.company()), graph, deadline, connections);
    }
}
