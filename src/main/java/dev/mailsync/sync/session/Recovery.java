package dev.mailsync.sync.session;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.error.OutageDetector;
import dev.mailsync.mail.store.LedgerStore;

/** What follows from success: ends a mailbox's failure and tells the outage detection that the tenant works. */
@ApplicationScoped
public class Recovery {

    private final LedgerStore ledgers;
    private final OutageDetector outages;
    private final Clock clock;

    Recovery(LedgerStore ledgers, OutageDetector outages, Clock clock) {
        this.ledgers = ledgers;
        this.outages = outages;
        this.clock = clock;
    }

    public void noteSuccess(Session session) {
        outages.noteSuccess(session.mailbox().profile().tenantId());
    }

    /** After a complete catch-up of all folders, in the same write. */
    public Connection ended(Connection connection) {
        return connection.connected().health().failureStreak().isEmpty()
                ? connection
                : connection.recovered(ledgers.of(connection.id()).recorded(), clock.instant());
    }
}
