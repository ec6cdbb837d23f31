package dev.mailsync.sync.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.AccessTokens;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.microsoft.MicrosoftException;

/** An unused refresh token expires, so the token of a user on the waiting list is used from time to time. */
@ApplicationScoped
public class KeepAlive {

    private static final Duration RETRY = Duration.ofDays(1);

    private final ConnectionStore connections;
    private final AccessTokens tokens;
    private final FailureHandler failures;
    private final Clock clock;

    KeepAlive(ConnectionStore connections, AccessTokens tokens, FailureHandler failures, Clock clock) {
        this.connections = connections;
        this.tokens = tokens;
        this.failures = failures;
        this.clock = clock;
    }

    public void run(Connection connection) {
        var now = clock.instant();
        if (connection.dueAt().filter(at -> !now.isBefore(at)).isEmpty()) {
            return;
        }
        try {
            tokens.fresh(connection.id());
            whilePending(
                    connection,
                    it -> it.keptAlive(now, Connection.KEEP_ALIVE).withMailbox(m -> m.over(ErrorScope.TOKENS)));
        } catch (MicrosoftException refused) {
            var failure = failures.alarmed(connection, refused);
            whilePending(
                    connection,
                    it -> it.keptAlive(now, RETRY)
                            .withMailbox(m -> m.noted(ErrorScope.TOKENS, failure, now, Optional.of(now.plus(RETRY)))));
        }
    }

    /** A connection that got a seat in the meantime is left alone. */
    private void whilePending(Connection connection, UnaryOperator<Connection> change) {
        connections.change(
                connection.id(), connection.generation(), it -> it.status() == Status.PENDING ? change.apply(it) : it);
    }
}
