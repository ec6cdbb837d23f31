package dev.mailsync.worker;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.sync.catchup.FolderPlaces;
import dev.mailsync.sync.recording.CaptureRulesLoader;
import dev.mailsync.sync.recording.EnvelopeFetcher;
import dev.mailsync.sync.recording.Quarantine;
import dev.mailsync.sync.recording.Recorder;
import dev.mailsync.sync.session.FailureHandler;
import dev.mailsync.sync.session.Origin;
import dev.mailsync.sync.session.OutOfTimeException;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncReport;
import dev.mailsync.sync.session.SyncReport.Count;

/** Email that Graph announced: one request fetches the envelopes, a second the bodies to record. */
@ApplicationScoped
class NotificationSync {

    private final EnvelopeFetcher fetcher;
    private final FolderPlaces folders;
    private final CaptureRulesLoader rulesLoader;
    private final Recorder recorder;
    private final Quarantine quarantine;

    NotificationSync(
            EnvelopeFetcher fetcher,
            FolderPlaces folders,
            CaptureRulesLoader rulesLoader,
            Recorder recorder,
            Quarantine quarantine) {
        this.fetcher = fetcher;
        this.folders = folders;
        this.rulesLoader = rulesLoader;
        this.recorder = recorder;
        this.quarantine = quarantine;
    }

    SyncReport run(Session session, List<String> immutableIds) {
        var envelopes = envelopes(session, immutableIds);
        var placed = folders.placed(session, envelopes);
        var report = record(session, placed);
        int missing = immutableIds.size() - envelopes.size();
        if (!placed.all()) {
            quarantine.readAllSoon(session);
        } else if (missing > 0 || report.count(Count.QUARANTINED) > 0) {
            quarantine.retrySoon(session);
        }
        return report.plus(SyncReport.of(Count.GONE, missing));
    }

    private List<Envelope> envelopes(Session session, List<String> immutableIds) {
        return immutableIds.size() == 1 ? alone(session, immutableIds) : fetcher.fetchAnnounced(session, immutableIds);
    }

    /** If it fails, that is more likely Graph's fault than its own, unless it is refused alone; then it is tried again. */
    private List<Envelope> alone(Session session, List<String> immutableIds) {
        try {
            var envelopes = session.graph().envelopes(immutableIds);
            if (envelopes.isEmpty()) {
                quarantine.addAnnounced(session, immutableIds);
            }
            return envelopes;
        } catch (MicrosoftException failure) {
            if (FailureHandler.isRefusedAlone(session, failure)) {
                quarantine.addAnnounced(session, immutableIds);
                return List.of();
            }
            throw failure;
        }
    }

    private SyncReport record(Session session, FolderPlaces.Placed placed) {
        try {
            var rules = rulesLoader.of(session, placed.places());
            return recorder.record(session, rules, placed.envelopes(), Origin.NOTIFICATION);
        } catch (OutOfTimeException over) {
            quarantine.readAllSoon(session);
            throw over;
        }
    }
}
