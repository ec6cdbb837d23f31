package dev.mailsync.connection;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When there is work to do on a connection. */
final class DueTime {

    private DueTime() {}

    static Optional<Instant> of(Connection connection) {
        var work = switch (connection.status()) {
            case NOT_CONFIGURED, CONNECTION_ISSUE -> Optional.<Instant>empty();
            case DISABLING -> Optional.of(connection.since());
            case PENDING -> Optional.of(connection.connected().dueAt());
            case ENABLED, ERROR -> attempt(connection.connected());
        };
        return Stream.of(work, connection.cleanupAt(), connection.shownAt())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** After a failure, everything waits for the next attempt. */
    private static Optional<Instant> attempt(ConnectedMailbox mailbox) {
        return mailbox.retryAt().or(() -> Optional.of(mailbox.dueAt()));
    }
}
