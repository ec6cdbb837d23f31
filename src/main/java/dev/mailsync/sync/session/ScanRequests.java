package dev.mailsync.sync.session;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ScanKind;

/** Requests a new scan of email that was filtered before something related became known. */
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
