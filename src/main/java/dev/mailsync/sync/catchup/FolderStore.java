package dev.mailsync.sync.catchup;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.WorkerWrites;

/** The read position of each folder and the progress of the round over all of them. */
@ApplicationScoped
public class FolderStore {

    private static final String STARTED_AT = "startedAt";
    private static final String OPENED = "opened";
    private static final String AFTER = "after";

    private final Dynamo dynamo;
    private final WorkerWrites writes;

    FolderStore(Dynamo dynamo, WorkerWrites writes) {
        this.dynamo = dynamo;
        this.writes = writes;
    }

    FolderCursor cursor(Session session, String folderId) {
        return dynamo.get(Table.USERS, FolderItems.rowKey(session, folderId))
                .map(FolderItems::cursor)
                .orElse(FolderCursor.NONE);
    }

    /** The next folders in order of ID; none after the last. */
    public List<FolderRow> after(Session session, Optional<String> folderId, int limit) {
        var prefix = FolderItems.rowPrefix(session);
        var query = Query.of(Table.USERS, session.id().value())
                .after(prefix + folderId.orElse(""))
                .limit(limit);
        return dynamo.page(query).stream()
                .filter(item -> item.sortKey().startsWith(prefix))
                .map(item -> FolderItems.row(session, item))
                .toList();
    }

    void noteFailure(Session session, String folderId, FolderFailure failure) {
        writes.change(
                session,
                Write.update(
                        Table.USERS,
                        FolderItems.rowKey(session, folderId),
                        UpdateExpression.empty()
                                .set(FolderItems.FAILURES, failure.attempts())
                                .set(FolderItems.RETRY_AT, failure.retryAt().toString())
                                .set(FolderItems.BEHIND, failure.completeUpTo().toString())));
    }

    /** Call this only after everything before the cursor has been processed. */
    void save(Session session, String folderId, FolderCursor cursor) {
        var expression = UpdateExpression.empty()
                .set(FolderItems.IN_FIRST_ROUND, cursor.inFirstRound())
                .setOrRemove(FolderItems.LINK, cursor.link())
                .remove(FolderItems.FAILURES, FolderItems.RETRY_AT, FolderItems.BEHIND);
        writes.change(session, Write.update(Table.USERS, FolderItems.rowKey(session, folderId), expression));
    }

    Optional<FolderRound> round(Session session) {
        return dynamo.get(Table.USERS, FolderItems.roundKey(session))
                .map(item -> new FolderRound(
                        item.instant(STARTED_AT),
                        (int) item.count(OPENED),
                        item.optionalString(AFTER),
                        item.optionalInstant(FolderItems.RETRY_AT),
                        item.optionalInstant(FolderItems.BEHIND)));
    }

    void save(Session session, FolderRound round) {
        var item = FolderItems.roundKey(session)
                .with(STARTED_AT, round.startedAt())
                .with(OPENED, round.opened())
                .with(AFTER, round.after().orElse(null))
                .with(FolderItems.RETRY_AT, round.retryAt().orElse(null))
                .with(FolderItems.BEHIND, round.completeUpTo().orElse(null));
        writes.make(session, Write.put(Table.USERS, item));
    }

    void endRound(Session session) {
        writes.make(session, Write.delete(Table.USERS, FolderItems.roundKey(session)));
    }
}
