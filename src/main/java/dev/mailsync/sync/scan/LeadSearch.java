package dev.mailsync.sync.scan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.MailboxTask;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.sync.catchup.FoundMailRecorder;
import dev.mailsync.sync.recording.EnvelopeFetcher;
import dev.mailsync.sync.session.MaintenanceTask;
import dev.mailsync.sync.session.Origin;
import dev.mailsync.sync.session.OutOfTimeException;
import dev.mailsync.sync.session.ScanRequests;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncReport;

/**
 * Searches for earlier messages with addresses that became a lead's. The cost depends on what is found, not on the size
 * of the mailbox. If there are too many results, everything is scanned instead.
 */
@ApplicationScoped
public class LeadSearch implements MaintenanceTask {

    /** Email received this recently may not be in Microsoft's search index yet, so it is listed. */
    private static final Duration INDEX_DELAY = Duration.ofHours(1);

    private static final Duration WHERE_LITTLE_IS_FOUND = Duration.ofSeconds(2);

    /** Microsoft cannot search this mailbox, or what it finds cannot be read together. */
    private static final int MOST_FAILURES = 5;

    private static final int MOST_CONVERSATIONS = 3 * GraphMailbox.MAX_BATCH;

    private final EnvelopeFetcher fetcher;
    private final ScanRequests scanRequests;
    private final FoundMailRecorder recorder;
    private final BackfillBudget budget;
    private final Clock clock;

    LeadSearch(
            EnvelopeFetcher fetcher,
            ScanRequests scanRequests,
            FoundMailRecorder recorder,
            BackfillBudget budget,
            Clock clock) {
        this.fetcher = fetcher;
        this.scanRequests = scanRequests;
        this.recorder = recorder;
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public MailboxTask task() {
        return MailboxTask.LEAD_SEARCH;
    }

    /** A few requests. What much takes that is found, is asked for when it is. */
    @Override
    public Duration backfill() {
        return WHERE_LITTLE_IS_FOUND;
    }

    @Override
    public Done run(Session session) {
        var addresses = session.mailbox().syncSchedule().searching();
        if (session.mailbox().syncSchedule().backfillFailures(task()) >= MOST_FAILURES) {
            scanRequests.lookAgainFrom(session, session.mailbox().horizon());
            session.update(mailbox -> mailbox.searched(addresses));
            return new Done(SyncReport.NOTHING, true);
        }
        var report = listRecent(session);
        for (var batch : inPiecesOf(GraphMailbox.MAX_SEARCHED, addresses)) {
            if (session.deadline().isNear()) {
                return new Done(report, false);
            }
            var found = search(session, batch);
            var later = untilThereIsTimeFor(session, found);
            if (later.isPresent()) {
                session.update(mailbox -> mailbox.postponed(task(), later.get()));
                return new Done(report, true);
            }
            report = report.plus(record(session, found));
            session.update(mailbox -> mailbox.searched(Set.copyOf(batch)));
        }
        if (addresses.isEmpty()) {
            session.update(mailbox -> mailbox.searched(Set.of()));
        }
        return new Done(report, true);
    }

    /** Starts one day early, as the time zone of a day in a search is undocumented. */
    private GraphMailbox.Found search(Session session, List<String> addresses) {
        var since =
                session.mailbox().horizon().atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        return session.graph().search(addresses, since);
    }

    private Optional<Instant> untilThereIsTimeFor(Session session, GraphMailbox.Found found) {
        return found.all() && found.immutableIds().size() > GraphMailbox.MAX_BATCH
                ? budget.askMore(
                        session.connection().company(),
                        WHERE_LITTLE_IS_FOUND,
                        LONGEST_ON_OLD_MAIL.minus(WHERE_LITTLE_IS_FOUND))
                : Optional.empty();
    }

    private SyncReport record(Session session, GraphMailbox.Found found) {
        if (!found.all()) {
            scanRequests.lookAgainFrom(session, session.mailbox().horizon());
            return SyncReport.NOTHING;
        }
        var envelopes = fetcher.fetch(session, found.immutableIds());
        var report = record(session, envelopes);
        return envelopes.isEmpty() ? report : report.plus(recordConversations(session, envelopes));
    }

    /** A reply in a lead's thread belongs to the lead even if the lead is not on it. */
    private SyncReport recordConversations(Session session, List<Envelope> found) {
        if (session.deadline().isNear()) {
            throw new OutOfTimeException();
        }
        var conversations = found.stream()
                .map(Envelope::conversationId)
                .filter(id -> id != null && !id.isEmpty())
                .collect(Collectors.toSet());
        if (conversations.size() > MOST_CONVERSATIONS) {
            scanFromEarliest(session, found);
            return SyncReport.NOTHING;
        }
        var known = found.stream().map(Envelope::immutableId).collect(Collectors.toCollection(HashSet::new));
        var read = inPiecesOf(GraphMailbox.MAX_BATCH, conversations).stream()
                .map(some -> session.graph().conversations(some))
                .toList();
        if (!read.stream().allMatch(GraphMailbox.Conversations::all)) {
            scanFromEarliest(session, found);
        }
        var others = read.stream()
                .flatMap(some -> some.messages().stream())
                .filter(envelope -> known.add(envelope.immutableId()))
                .toList();
        return record(session, others);
    }

    private void scanFromEarliest(Session session, List<Envelope> found) {
        var earliest = found.stream().map(Envelope::receivedAt).min(Comparator.naturalOrder());
        scanRequests.lookAgainFrom(session, earliest.orElseThrow());
    }

    private SyncReport listRecent(Session session) {
        var now = clock.instant();
        var from = now.minus(INDEX_DELAY);
        var page = ReceivedPage.of(session, new GraphMailbox.Span(from, now, false), false);
        page.link().ifPresent(more -> scanRequests.lookAgainFrom(session, from));
        return record(session, page.items());
    }

    private SyncReport record(Session session, List<Envelope> envelopes) {
        if (envelopes.isEmpty()) {
            return SyncReport.NOTHING;
        }
        return recorder.record(session, envelopes, Origin.SURVEY);
    }

    private static List<List<String>> inPiecesOf(int most, Set<String> all) {
        return all.stream().gather(Gatherers.windowFixed(most)).toList();
    }
}
