package dev.mailsync.sync.catchup;

import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.sync.recording.CaptureRulesLoader;
import dev.mailsync.sync.recording.Recorder;
import dev.mailsync.sync.session.Origin;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncReport;

/** Records email that a scan, a search or a retry found, in whatever folders it is. */
@ApplicationScoped
public class FoundMailRecorder {

    private final FolderPlaces folders;
    private final CaptureRulesLoader rulesLoader;
    private final Recorder recorder;

    FoundMailRecorder(FolderPlaces folders, CaptureRulesLoader rulesLoader, Recorder recorder) {
        this.folders = folders;
        this.rulesLoader = rulesLoader;
        this.recorder = recorder;
    }

    /** As {@link Recorder#record}; throws {@link OutOfTimeException} if there is no time to find out about the folders. */
    public SyncReport record(Session session, Collection<Envelope> envelopes, Origin origin) {
        var rules = rulesLoader.of(session, folders.places(session, envelopes));
        return recorder.record(session, rules, envelopes, origin);
    }
}
