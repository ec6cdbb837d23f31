package dev.mailsync.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Expression;
import dev.mailsync.dynamo.Item;
import dev.mailsync.dynamo.Query;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Write;
import dev.mailsync.identity.ConnectionId;
import dev.mailsync.quota.DeferredStore;
import dev.mailsync.survey.SurveyStore;

/**
 * Folder cursors in the table {@code users}, by generation, so that those of an ended one are never read again.
 *
 * <pre>
 * {connection}   folders#{generation}         the book
 *                folder#{generation}#{id}     parent, cursor
 * </pre>
 */
@ApplicationScoped
class FolderStore {

    private static final String PARENT = "parent";
    private static final String LINK = "link";
    private static final String IN_FIRST_ROUND = "inFirstRound";
    private static final String READ_AT = "readAt";
    private static final String FAILURES = "failures";
    private static final String RETRY_AT = "retryAt";
    private static final String BEHIND = "completeUpTo";
    private static final String BOOKS = "folders#";
    private static final String ROWS = "folder#";

    private final Dynamo dynamo;
    private final WorkerWrites writes;

    FolderStore(Dynamo dynamo, WorkerWrites writes) {
        this.dynamo = dynamo;
        this.writes = writes;
    }

    Optional<FolderBook> book(Session session) {
        return dynamo.get(Table.USERS, bookKey(session))
                .map(item -> new FolderBook(
                        item.optionalString(LINK),
                        item.string("inbox"),
                        item.string("sentItems"),
                        item.strings("untrackedRoots"),
                        item.strings("untracked")));
    }

    void save(Session session, FolderBook book) {
        var item = bookKey(session)
                .with(LINK, book.link().orElse(null))
                .with("inbox", book.inbox())
                .with("sentItems", book.sentItems())
                .with("untrackedRoots", book.untrackedRoots())
                .with("untracked", book.untracked());
        writes.make(session, Write.put(Table.USERS, item));
    }

    /** All folders that the book knows, by id, with their parents. */
    Map<String, String> parents(Session session) {
        var parents = new HashMap<String, String>();
        var prefix = rowPrefix(session);
        dynamo.each(
                Query.of(Table.USERS, session.id().value()).beginningWith(prefix),
                item -> parents.put(
                        item.sortKey().substring(prefix.length()),
                        item.optionalString(PARENT).orElse("")));
        return parents;
    }

    void saveFolder(Session session, String id, String parent) {
        writes.make(
                session,
                Write.update(Table.USERS, row(session, id), Expression.nothing().set(PARENT, parent)));
    }

    void removeFolder(Session session, String id) {
        writes.make(session, Write.delete(Table.USERS, row(session, id)));
    }

    /** Whether all of them are in the book. */
    boolean knows(Session session, List<String> ids) {
        if (ids.isEmpty()) {
            return true;
        }
        var keys = ids.stream().distinct().map(id -> row(session, id)).toList();
        return dynamo.getAll(Table.USERS, keys, Table.SORT_KEY).size() == keys.size();
    }

    FolderCursor cursor(Session session, String folderId) {
        return dynamo.get(Table.USERS, row(session, folderId))
                .map(item -> new FolderCursor(
                        item.optionalString(LINK),
                        (int) item.count(IN_FIRST_ROUND),
                        item.optionalInstant(READ_AT),
                        failure(item)))
                .orElse(FolderCursor.NONE);
    }

    /** For the continuation of a round that ran out of time. */
    void noteRead(Session session, String folderId, Instant at) {
        writes.make(
                session,
                Write.update(
                        Table.USERS,
                        row(session, folderId),
                        Expression.nothing().set(READ_AT, at.toString())));
    }

    void noteFailure(Session session, String folderId, FolderFailure failure) {
        writes.make(
                session,
                Write.update(
                        Table.USERS,
                        row(session, folderId),
                        Expression.nothing()
                                .set(FAILURES, failure.attempts())
                                .set(RETRY_AT, failure.retryAt().toString())
                                .set(BEHIND, failure.completeUpTo().toString())));
    }

    private static Optional<FolderFailure> failure(Item item) {
        return item.optionalInstant(RETRY_AT)
                .map(retryAt -> new FolderFailure((int) item.number(FAILURES), retryAt, item.instant(BEHIND)));
    }

    /** Only to be called once everything before the cursor is dealt with. */
    void save(Session session, String folderId, FolderCursor cursor) {
        var expression = Expression.nothing()
                .set(IN_FIRST_ROUND, cursor.inFirstRound())
                .setOrRemove(LINK, cursor.link())
                .remove(FAILURES, RETRY_AT, BEHIND);
        writes.make(session, Write.update(Table.USERS, row(session, folderId), expression));
    }

    /** Everything of generations before this one. */
    void forgetBefore(ConnectionId connection, long generation) {
        var old = new ArrayList<Item>();
        for (var prefix : List.of(BOOKS, ROWS, ParkingStore.ROWS, SurveyStore.ROWS, DeferredStore.ROWS)) {
            dynamo.each(
                    Query.of(Table.USERS, connection.value())
                            .beginningWith(prefix)
                            .only(Table.PARTITION_KEY, Table.SORT_KEY),
                    item -> {
                        var rest = item.sortKey().substring(prefix.length());
                        int end = rest.indexOf('#');
                        if (Long.parseLong(end < 0 ? rest : rest.substring(0, end)) < generation) {
                            old.add(item);
                        }
                    });
        }
        dynamo.deleteAll(Table.USERS, old);
    }

    private static Item bookKey(Session session) {
        return Item.key(session.id().value(), BOOKS + session.generation());
    }

    private static Item row(Session session, String folderId) {
        return Item.key(session.id().value(), rowPrefix(session) + folderId);
    }

    private static String rowPrefix(Session session) {
        return ROWS + session.generation() + "#";
    }
}
