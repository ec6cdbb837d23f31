package dev.mailsync.sync.session;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ScanKind;

/** Has email looked through again that was filtered before something that it belongs to was known. */
@ApplicationScoped
public class ScanRequests {

    private final Clock clock;

    ScanRequests(Clock clock) {
        this.clock = clock;
    }

    public void lookAgainFrom(Session session, Instant from) {
        session.update(mailbox -> mailbox.requestScan(ScanKind.LEADS, from, clock.instant()));
    }
}
