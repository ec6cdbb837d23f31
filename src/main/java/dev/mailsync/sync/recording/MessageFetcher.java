package dev.mailsync.sync.recording;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.mail.Recording;
import dev.mailsync.mail.store.RecordingStore;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.Message;
import dev.mailsync.sync.recording.FilterResult.Admitted;
import dev.mailsync.sync.session.Origin;
import dev.mailsync.sync.session.OutOfTimeException;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SupersededException;
import dev.mailsync.sync.session.SyncMetrics;
import dev.mailsync.sync.session.SyncReport;
import dev.mailsync.sync.session.SyncReport.Count;

/** Fetches the bodies of the emails to record, and records them. */
@ApplicationScoped
class MessageFetcher {

    /**
     * @param recorded those that are on their timelines now
     * @param overQuota those over the day's quota
     * @param earliestOpened the received time of the earliest recorded one that has contacts, as it opens a thread of
     *     theirs
     */
    record Outcome(
            SyncReport report, List<Admitted> recorded, List<Admitted> overQuota, Optional<Instant> earliestOpened) {

        static final Outcome NONE = Outcome.of(SyncReport.NOTHING);

        static Outcome of(SyncReport report) {
            return new Outcome(report, List.of(), List.of(), Optional.empty());
        }

        /** @param gone how many could no longer be fetched */
        static Outcome of(Map<Recording, List<Admitted>> mails, int gone) {
            var recorded = mails.getOrDefault(Recording.RECORDED, List.of());
            int known = mails.getOrDefault(Recording.KNOWN, List.of()).size();
            return new Outcome(
                    SyncReport.of(Count.RECORDED, recorded.size())
                            .plus(SyncReport.of(Count.KNOWN, known))
                            .plus(SyncReport.of(Count.GONE, gone)),
                    recorded,
                    mails.getOrDefault(Recording.OVER_QUOTA, List.of()),
                    recorded.stream()
                            .filter(mail -> !mail.decision().contacts().isEmpty())
                            .map(mail -> mail.envelope().receivedAt())
                            .min(Instant::compareTo));
        }

        Outcome overQuota(List<Admitted> more) {
            return plus(new Outcome(SyncReport.NOTHING, List.of(), more, Optional.empty()));
        }

        Outcome plus(Outcome other) {
            return new Outcome(
                    report.plus(other.report),
                    Stream.concat(recorded.stream(), other.recorded.stream()).toList(),
                    Stream.concat(overQuota.stream(), other.overQuota.stream()).toList(),
                    Stream.of(earliestOpened, other.earliestOpened)
                            .flatMap(Optional::stream)
                            .min(Instant::compareTo));
        }
    }

    private final RecordingStore store;
    private final BatchWork batches;
    private final Quarantine quarantine;
    private final SyncMetrics metrics;
    private final Clock clock;

    MessageFetcher(RecordingStore store, BatchWork batches, Quarantine quarantine, SyncMetrics metrics, Clock clock) {
        this.store = store;
        this.batches = batches;
        this.quarantine = quarantine;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Throws {@link OutOfTimeException} if time runs out between batches: what was recorded by then is known next time.
     */
    Outcome record(Session session, Origin origin, List<Admitted> mails) {
        var outcome = Outcome.NONE;
        for (int from = 0; from < mails.size(); from += GraphMailbox.MAX_BATCH) {
            // The first batch is always recorded, so that work progresses however often it is cut short.
            if (from > 0 && session.deadline().isNear()) {
                throw new OutOfTimeException();
            }
            var batch = mails.subList(from, Math.min(mails.size(), from + GraphMailbox.MAX_BATCH));
            outcome = outcome.plus(recordBatch(session, origin, batch));
        }
        return outcome;
    }

    private Outcome recordBatch(Session session, Origin origin, List<Admitted> batch) {
        var result = batches.run(
                session, batch, mail -> mail.envelope().immutableId(), some -> recordTogether(session, origin, some));
        return result.done().stream()
                .reduce(Outcome.of(SyncReport.of(Count.QUARANTINED, result.quarantined())), Outcome::plus);
    }

    private Outcome recordTogether(Session session, Origin origin, List<Admitted> batch) {
        var byId = new LinkedHashMap<String, Admitted>();
        batch.forEach(it -> byId.put(it.envelope().immutableId(), it));
        var messages = session.graph().messages(byId.keySet());
        quarantineMissing(session, byId.keySet(), messages);
        var inOrder = new ArrayList<>(messages);
        inOrder.sort(Comparator.comparing(message -> message.envelope().receivedAt()));
        var became = new EnumMap<Recording, List<Admitted>>(Recording.class);
        for (var message : inOrder) {
            var admitted = byId.get(message.envelope().immutableId());
            became.computeIfAbsent(recordOne(session, origin, message, admitted), some -> new ArrayList<>())
                    .add(admitted);
        }
        return Outcome.of(became, batch.size() - messages.size());
    }

    private void quarantineMissing(Session session, Set<String> wanted, List<Message> messages) {
        var missing = new LinkedHashSet<>(wanted);
        messages.forEach(message -> missing.remove(message.envelope().immutableId()));
        quarantine.addMissing(session, missing);
    }

    private Recording recordOne(Session session, Origin origin, Message message, Admitted admitted) {
        var now = clock.instant();
        var mail = RecordedMailMapper.recorded(message, admitted, session, now);
        var allowance = origin.allowance(
                session.settings().dailyQuota(), admitted.envelope().receivedAt(), now);
        var latency = SyncMetrics.latency(session, origin, admitted.envelope().receivedAt(), now);
        var recording = store.record(mail, session.generation(), allowance, latency);
        return switch (recording) {
            case RECORDED -> {
                metrics.measure(origin, latency);
                yield recording;
            }
            case KNOWN, OVER_QUOTA -> recording;
            case SUPERSEDED -> throw new SupersededException();
        };
    }
}
