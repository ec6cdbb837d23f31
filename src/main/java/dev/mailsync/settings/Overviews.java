package dev.mailsync.settings;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.CompanyStore;
import dev.mailsync.company.DailyQuota;
import dev.mailsync.company.Seats;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.connection.SyncProgress;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.platform.http.Cursor;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;

/** Lists the mailboxes of a company. The first page reads all of them, further pages only as far as needed. */
@ApplicationScoped
class Overviews {

    private static final int LONGEST_LINE = 100;

    private final ConnectionStore connections;
    private final ErrorViews errors;
    private final Seats seats;
    private final LedgerStore ledgers;
    private final CompanyStore companies;
    private final Clock clock;

    Overviews(
            ConnectionStore connections,
            ErrorViews errors,
            Seats seats,
            LedgerStore ledgers,
            CompanyStore companies,
            Clock clock) {
        this.connections = connections;
        this.errors = errors;
        this.seats = seats;
        this.ledgers = ledgers;
        this.companies = companies;
        this.clock = clock;
    }

    Overview first(CompanyId company, Optional<Status> only, int limit) {
        var line = seats.line(company);
        var tally = new Tally();
        var rows = new ArrayList<Connection>();
        connections.allOf(company, Optional.empty()).forEach(connection -> {
            tally.add(connection, errors.current(connection));
            if (rows.size() <= limit && isWanted(connection, only)) {
                rows.add(connection);
            }
        });
        var state = seats.of(company);
        return new Overview(
                state.limit().orElse(null),
                state.inUse(),
                state.waiting(),
                tally.billed(),
                tally.statuses(),
                tally.usersOf(line).stream().limit(LONGEST_LINE).toList(),
                tally.causes(),
                shown(company, rows, limit, line),
                next(rows, limit));
    }

    /** @param after the user after whom the page starts */
    Overview further(CompanyId company, Optional<Status> only, String after, int limit) {
        var rows = connections
                .allOf(company, Optional.of(after))
                .filter(connection -> isWanted(connection, only))
                .limit(limit + 1L)
                .toList();
        return new Overview(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                shown(company, rows, limit, seats.line(company)),
                next(rows, limit));
    }

    private static boolean isWanted(Connection connection, Optional<Status> only) {
        return only.filter(status -> status != connection.status()).isEmpty();
    }

    private List<Overview.MailboxRow> shown(
            CompanyId company, List<Connection> rows, int limit, List<ConnectionId> line) {
        var page = rows.stream().limit(limit).toList();
        var kept = ledgers.of(page.stream().map(Connection::id).toList());
        var quota = companies.settings(company).dailyQuota();
        return page.stream()
                .map(it -> row(it, kept.getOrDefault(it.id(), Ledger.EMPTY), quota, line))
                .toList();
    }

    private static String next(List<Connection> rows, int limit) {
        return rows.size() > limit ? Cursor.of(rows.get(limit - 1).user().value()) : null;
    }

    private Overview.MailboxRow row(Connection connection, Ledger ledger, DailyQuota quota, List<ConnectionId> line) {
        var now = clock.instant();
        var progress = connection.mailbox().map(ConnectedMailbox::progress);
        var status = connection.status();
        int place = line.indexOf(connection.id()) + 1;
        return new Overview.MailboxRow(
                connection.user().value(),
                connection.address().orElse(null),
                status,
                status.colour(),
                status.label(),
                connection.since(),
                progress.flatMap(SyncProgress::lastSyncedAt).orElse(null),
                progress.flatMap(SyncProgress::completeUpTo).orElse(null),
                status.billable(),
                connection.sendingEnabled(),
                place == 0 ? null : (long) place,
                errors.current(connection).orElse(null),
                LatencyView.of(ledger.activity(), quota, now),
                MonthView.of(DayView.month(connection, ledger, quota, now)));
    }
}
