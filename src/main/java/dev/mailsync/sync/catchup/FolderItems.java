package dev.mailsync.sync.catchup;

import java.util.Optional;

import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.sync.session.Session;

/**
 * How folders are stored in the table {@code users}: by generation, so that those of an ended one are never read again.
 *
 * <pre>
 * {connection}   folders#{generation}        the book
 *                folder#{generation}#{id}    one folder: its place in the tree, its cursor
 *                folderRound#{generation}    the progress of a round over all folders
 * </pre>
 */
public final class FolderItems {

    public static final String BOOKS = "folders#";
    public static final String ROWS = "folder#";
    public static final String ROUNDS = "folderRound#";

    static final String PARENT = "parent";
    static final String UNTRACKED = "untracked";
    static final String LISTING = "listing";
    static final String LINK = "link";
    static final String IN_FIRST_ROUND = "inFirstRound";
    static final String FAILURES = "failures";
    static final String RETRY_AT = "retryAt";
    static final String BEHIND = "completeUpTo";

    private FolderItems() {}

    static Item bookKey(Session session) {
        return Item.key(session.id().value(), BOOKS + session.generation());
    }

    static Item roundKey(Session session) {
        return Item.key(session.id().value(), ROUNDS + session.generation());
    }

    static Item rowKey(Session session, String folderId) {
        return Item.key(session.id().value(), rowPrefix(session) + folderId);
    }

    static String rowPrefix(Session session) {
        return ROWS + session.generation() + "#";
    }

    static FolderRow row(Session session, Item item) {
        return new FolderRow(
                item.sortKey().substring(rowPrefix(session).length()),
                item.optionalString(PARENT).orElse(""),
                item.flag(UNTRACKED),
                (int) item.count(LISTING),
                cursor(item));
    }

    static FolderCursor cursor(Item item) {
        return new FolderCursor(item.optionalString(LINK), (int) item.count(IN_FIRST_ROUND), failure(item));
    }

    private static Optional<FolderFailure> failure(Item item) {
        return item.optionalInstant(RETRY_AT)
                .map(retryAt -> new FolderFailure((int) item.number(FAILURES), retryAt, item.instant(BEHIND)));
    }
}
