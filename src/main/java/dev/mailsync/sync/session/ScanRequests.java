package dev.mailsync.sync.session;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.ScanKind;

/** Has mail looked through again that was judged before something that it belongs to was known. */
@ApplicationScoped
public class ScanRequests {

    private final ConnectionStore connections;
    private final Clock clock;

    ScanRequests(ConnectionStore connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    public void lookAgainFrom(Session session, Instant from) {
        connections.change(
                session.id(),
                session.generation(),
                it -> it.withMailbox(mailbox -> mailbox.requestScan(ScanKind.LEADS, from, clock.instant())));
    }
}
