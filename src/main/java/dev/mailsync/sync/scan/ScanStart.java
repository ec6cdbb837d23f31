package dev.mailsync.sync.scan;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SupersededException;

/** Starts the requested scans. */
@ApplicationScoped
class ScanStart {

    private final ScanStore store;
    private final ConnectionStore connections;
    private final Clock clock;

    ScanStart(ScanStore store, ConnectionStore connections, Clock clock) {
        this.store = store;
        this.connections = connections;
        this.clock = clock;
    }

    /** @param underWay the other unfinished scans */
    Optional<MailboxScan> begun(Session session, ScanKind kind, List<MailboxScan> underWay) {
        if (!connections
                .find(session.id())
                .flatMap(it -> it.mailbox())
                .map(ConnectedMailbox::requestedScans)
                .filter(it -> it.containsKey(kind))
                .isPresent()) {
            return Optional.empty();
        }
        var begun = new AtomicReference<MailboxScan>();
        connections
                .changeWith(
                        session.id(),
                        session.generation(),
                        it -> it.withMailbox(mailbox -> mailbox.scanBegun(kind)),
                        before -> {
                            begun.set(scan(before.connected(), kind, underWay));
                            return List.of(store.saving(session.id(), session.generation(), begun.get()));
                        })
                .orElseThrow(SupersededException::new);
        return Optional.of(begun.get());
    }

    /** What the history import has not reached yet is left to it. */
    private MailboxScan scan(ConnectedMailbox mailbox, ScanKind kind, List<MailboxScan> underWay) {
        var until = clock.instant();
        var from = later(mailbox.requestedScans().getOrDefault(kind, until), mailbox.horizon());
        if (kind == ScanKind.HISTORY) {
            return MailboxScan.begin(kind, from, until);
        }
        var history = underWay.stream()
                .filter(it -> it.kind() == ScanKind.HISTORY)
                .findFirst()
                .map(MailboxScan::until);
        var notBegun = mailbox.requestedScans().containsKey(ScanKind.HISTORY);
        return MailboxScan.begin(kind, notBegun ? until.plusSeconds(1) : later(from, history.orElse(from)), until);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
