package dev.mailsync.settings;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.CompanyStore;
import dev.mailsync.company.DailyQuota;
import dev.mailsync.company.Seats;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.connection.Status;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.sync.recording.DeferredMailStore;
import dev.mailsync.sync.scan.ScanStore;

/** Gathers what people want to know about a sync. */
@ApplicationScoped
public class ConnectionViews {

    private final LedgerStore ledgers;
    private final ScanStore scans;
    private final DeferredMailStore deferredMail;
    private final Seats seats;
    private final CompanyStore companies;
    private final ErrorViews errors;
    private final Clock clock;

    ConnectionViews(
            LedgerStore ledgers,
            ScanStore scans,
            DeferredMailStore deferredMail,
            Seats seats,
            CompanyStore companies,
            ErrorViews errors,
            Clock clock) {
        this.ledgers = ledgers;
        this.scans = scans;
        this.deferredMail = deferredMail;
        this.seats = seats;
        this.companies = companies;
        this.errors = errors;
        this.clock = clock;
    }

    public ConnectionView of(Connection connection, Caller caller) {
        var ledger = ledgers.of(connection.id());
        return ConnectionView.of(connection, ledger, details(connection, ledger), caller.managesCompany());
    }

    private ConnectionView.Details details(Connection connection, Ledger ledger) {
        var everConnected = connection.generation() > 0;
        var now = clock.instant();
        var dailyQuota =
                everConnected ? companies.settings(connection.company()).dailyQuota() : DailyQuota.UNLIMITED;
        return new ConnectionView.Details(
                connection.mailbox().map(mailbox -> history(connection, mailbox)),
                Optional.of(connection)
                        .filter(it -> it.status() == Status.PENDING)
                        .map(this::pending),
                connection.mailbox().map(mailbox -> quota(connection, ledger, dailyQuota, now)),
                errors.current(connection),
                errors.warnings(connection),
                LatencyView.of(ledger.activity(), dailyQuota, now),
                everConnected ? DayView.month(connection, ledger, dailyQuota, now) : null);
    }

    private ConnectionView.History history(Connection connection, ConnectedMailbox mailbox) {
        return Optional.of(mailbox)
                .filter(it -> !it.requestedScans().containsKey(ScanKind.HISTORY))
                .flatMap(it -> scans.find(connection.id(), connection.generation(), ScanKind.HISTORY))
                .map(it -> new ConnectionView.History(it.recorded(), it.lookedAt(), it.total(), it.done()))
                .orElse(new ConnectionView.History(0, 0, 0, false));
    }

    private ConnectionView.Pending pending(Connection connection) {
        var state = seats.of(connection.company());
        return new ConnectionView.Pending(
                seats.place(connection.company(), connection.inLine()),
                state.limit().orElse(null),
                state.inUse());
    }

    private ConnectionView.Quota quota(Connection connection, Ledger ledger, DailyQuota quota, Instant now) {
        return new ConnectionView.Quota(
                quota.limit().orElse(null),
                ledger.recordedOn(quota.day(now)),
                deferredMail.count(connection.id(), connection.generation(), ledger),
                quota.resetsAt(now));
    }
}
