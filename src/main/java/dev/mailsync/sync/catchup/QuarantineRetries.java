package dev.mailsync.sync.catchup;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.sync.recording.Quarantine;
import dev.mailsync.sync.session.FailureHandler;
import dev.mailsync.sync.session.Origin;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SupersededException;
import dev.mailsync.sync.session.SyncReport;
import dev.mailsync.sync.session.SyncReport.Count;

/** Retries quarantined email one by one, as each failed for its own reason. What fails again stays quarantined. */
@ApplicationScoped
class QuarantineRetries {

    /** Each takes up to three requests of its own. */
    private static final int MOST_AT_ONCE = 20;

    /** By a person who waits for it. */
    private static final int MOST_ASKED_FOR = 50;

    private final Quarantine quarantine;
    private final FoundMailRecorder recorder;

    QuarantineRetries(Quarantine quarantine, FoundMailRecorder recorder) {
        this.quarantine = quarantine;
        this.recorder = recorder;
    }

    /**
     * Retries the first of them; the others stay due, and a catch-up soon continues.
     *
     * @param everything whether to include email whose retry is not due yet
     */
    SyncReport run(Session session, boolean everything) {
        var report = SyncReport.NOTHING;
        int tried = 0;
        for (var immutableId : everything ? quarantine.all(session) : quarantine.due(session)) {
            if (session.deadline().isNear() || tried++ == (everything ? MOST_ASKED_FOR : MOST_AT_ONCE)) {
                break;
            }
            report = report.plus(retry(session, immutableId));
        }
        return report;
    }

    private SyncReport retry(Session session, String immutableId) {
        try {
            var envelopes = session.graph().envelopes(List.of(immutableId));
            if (envelopes.isEmpty()) {
                quarantine.stillMissing(session, immutableId);
                return SyncReport.of(Count.QUARANTINED, 1);
            }
            var again = record(session, envelopes);
            if (again.count(Count.QUARANTINED) == 0) {
                quarantine.release(session, immutableId);
            }
            return again;
        } catch (SupersededException over) {
            throw over;
        } catch (RuntimeException why) {
            if (FailureHandler.concernsAll(session, why)) {
                throw why;
            }
            quarantine.add(session, immutableId, why);
            return SyncReport.of(Count.QUARANTINED, 1);
        }
    }

    private SyncReport record(Session session, List<Envelope> envelopes) {
        return recorder.record(session, envelopes, Origin.MAILBOX);
    }
}
