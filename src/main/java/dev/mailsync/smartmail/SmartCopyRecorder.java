package dev.mailsync.smartmail;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.sync.catchup.FolderPlaces;
import dev.mailsync.sync.recording.CaptureRulesLoader;
import dev.mailsync.sync.recording.Recorder;
import dev.mailsync.sync.session.MailboxSessions;
import dev.mailsync.sync.session.Origin;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SupersededException;
import dev.mailsync.sync.session.SyncReport;
import org.jboss.logging.Logger;

/** Records the copy of a Smart Mail as soon as it is found, in the same way as all other email. */
@ApplicationScoped
public class SmartCopyRecorder {

    private static final Logger LOG = Logger.getLogger(SmartCopyRecorder.class);

    private final FolderPlaces folders;
    private final CaptureRulesLoader rulesLoader;
    private final Recorder recorder;
    private final MailboxSessions sessions;

    SmartCopyRecorder(
            FolderPlaces folders, CaptureRulesLoader rulesLoader, Recorder recorder, MailboxSessions sessions) {
        this.folders = folders;
        this.rulesLoader = rulesLoader;
        this.recorder = recorder;
        this.sessions = sessions;
    }

    /** If sync was disabled in the meantime, nothing is recorded. */
    public void record(Connection connection, GraphMailbox graph, Envelope copy) {
        try {
            record(sessions.session(connection, graph, () -> false), copy);
        } catch (SupersededException over) {
            LOG.infof("A Smart Mail of %s is not recorded: %s", connection.id(), over.getMessage());
        }
    }

    SyncReport record(Session session, Envelope copy) {
        var rules = rulesLoader.of(session, folders.known(session, List.of(copy)));
        return recorder.record(session, rules, List.of(copy), Origin.MAILBOX);
    }
}
