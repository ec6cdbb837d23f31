package dev.mailsync.sync.catchup;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.sync.recording.CaptureRulesLoader;
import dev.mailsync.sync.recording.Quarantine;
import dev.mailsync.sync.recording.Recorder;
import dev.mailsync.sync.session.FailureHandler;
import dev.mailsync.sync.session.Origin;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SupersededException;
import dev.mailsync.sync.session.SyncReport;

/** Tries what was parked again, one by one: each failed on its own account. Those that fail again park themselves again. */
@ApplicationScoped
class ParkedRetries {

    private final Quarantine parking;
    private final Folders folders;
    private final CaptureRulesLoader rulebook;
    private final Recorder recorder;

    ParkedRetries(Quarantine parking, Folders folders, CaptureRulesLoader rulebook, Recorder recorder) {
        this.parking = parking;
        this.folders = folders;
        this.rulebook = rulebook;
        this.recorder = recorder;
    }

    /** @param everything also what is to be tried later only */
    SyncReport run(Session session, boolean everything) {
        var report = SyncReport.NOTHING;
        for (var immutableId : everything ? parking.all(session) : parking.due(session)) {
            report = report.plus(retried(session, immutableId));
        }
        return report;
    }

    private SyncReport retried(Session session, String immutableId) {
        try {
            var envelopes = session.graph().envelopes(List.of(immutableId));
            if (envelopes.isEmpty()) {
                parking.parkMissing(session, List.of(immutableId));
                return SyncReport.parked(1);
            }
            var again = recorded(session, envelopes);
            if (again.parked() == 0) {
                parking.release(session, immutableId);
            }
            return again;
        } catch (SupersededException over) {
            throw over;
        } catch (RuntimeException why) {
            if (FailureHandler.concernsAll(why)) {
                throw why;
            }
            parking.park(session, immutableId, why);
            return SyncReport.parked(1);
        }
    }

    private SyncReport recorded(Session session, List<Envelope> envelopes) {
        var rules = rulebook.of(session, folders.places(session, envelopes));
        return recorder.record(session, rules, envelopes, Origin.MAILBOX);
    }
}
