package dev.mailsync.sync.catchup;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.sync.recording.CaptureRules;
import dev.mailsync.sync.session.FailureHandler;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncReport;

/** Reads one folder of a round. A problem of this folder alone does not end the round. */
@ApplicationScoped
class FolderVisit {

    private final FolderReader reader;
    private final FolderQuarantine quarantine;

    FolderVisit(FolderReader reader, FolderQuarantine quarantine) {
        this.reader = reader;
        this.quarantine = quarantine;
    }

    FolderReader.Reading read(
            Session session, CaptureRules rules, FolderBook book, String folder, FolderCursor cursor) {
        try {
            return reader.read(session, rules, book, folder, cursor);
        } catch (MicrosoftException.Gone gone) {
            if (book.isMain(folder)) {
                // Nobody can delete these folders, so the mailbox itself is gone.
                throw new MicrosoftException.Gone(new MicrosoftException.Cause(
                        "MAILBOX_GONE", "There is no Inbox or Sent Items", gone.traceId(), gone));
            }
            // If it was deleted, the next read of the folder tree says so, and it is not visited again.
            return quarantine(session, folder, cursor, gone);
        } catch (MicrosoftException why) {
            if (book.isMain(folder) || FailureHandler.concernsAll(session, why)) {
                throw why;
            }
            return quarantine(session, folder, cursor, why);
        }
    }

    private FolderReader.Reading quarantine(
            Session session, String folder, FolderCursor cursor, MicrosoftException why) {
        var failure = quarantine.put(session, folder, cursor, why);
        return new FolderReader.Reading(SyncReport.NOTHING, true, cursor.failing(failure));
    }
}
