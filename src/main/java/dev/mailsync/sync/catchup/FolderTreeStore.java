package dev.mailsync.sync.catchup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.sync.session.Session;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The folder tree: a book of fixed size, plus a row for each folder with its place. */
@ApplicationScoped
class FolderTreeStore {

    private static final String INBOX = "inbox";
    private static final String SENT_ITEMS = "sentItems";
    private static final String ROOTS = "untrackedRoots";
    private static final String STAGE = "stage";
    private static final String LISTED = "listed";

    private final Dynamo dynamo;

    FolderTreeStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    Optional<FolderBook> book(Session session) {
        return dynamo.get(Table.USERS, FolderItems.bookKey(session)).map(FolderTreeStore::book);
    }

    /** Earlier versions wrote no stage and listed the untracked folders in the book. */
    private static FolderBook book(Item item) {
        return new FolderBook(
                item.optionalString(FolderItems.LINK),
                item.string(INBOX),
                item.string(SENT_ITEMS),
                item.strings(ROOTS),
                item.strings(FolderItems.UNTRACKED),
                item.optionalString(STAGE).map(FolderBook.Stage::valueOf).orElse(FolderBook.Stage.CHANGED),
                (int) item.count(FolderItems.LISTING),
                (int) item.count(LISTED));
    }

    Write.Put saving(Session session, FolderBook book) {
        return Write.put(
                Table.USERS,
                FolderItems.bookKey(session)
                        .with(FolderItems.LINK, book.link().orElse(null))
                        .with(INBOX, book.inbox())
                        .with(SENT_ITEMS, book.sentItems())
                        .with(ROOTS, book.untrackedRoots())
                        .with(FolderItems.UNTRACKED, book.untrackedBefore())
                        .with(STAGE, book.stage().name())
                        .with(FolderItems.LISTING, book.listing())
                        .with(LISTED, book.listed()));
    }

    /** The known ones among these folders, by ID. */
    Map<String, FolderRow> rows(Session session, Collection<String> ids) {
        var keys = ids.stream()
                .distinct()
                .map(id -> FolderItems.rowKey(session, id))
                .toList();
        return dynamo.getAll(Table.USERS, keys).stream()
                .map(item -> FolderItems.row(session, item))
                .collect(Collectors.toMap(FolderRow::id, Function.identity()));
    }

    /** Every folder, without its cursor. */
    List<FolderRow> all(Session session) {
        var all = new ArrayList<FolderRow>();
        dynamo.each(
                Query.of(Table.USERS, session.id().value())
                        .beginningWith(FolderItems.rowPrefix(session))
                        .only(
                                Table.PARTITION_KEY,
                                Table.SORT_KEY,
                                FolderItems.PARENT,
                                FolderItems.UNTRACKED,
                                FolderItems.LISTING),
                item -> all.add(FolderItems.row(session, item)));
        return all;
    }

    /** @param untracked stored if true; otherwise the stored value stays */
    Write placing(Session session, String id, String parent, int listing, boolean untracked) {
        var place = UpdateExpression.empty().set(FolderItems.PARENT, parent).set(FolderItems.LISTING, listing);
        return update(session, id, untracked ? place.set(FolderItems.UNTRACKED, AttributeValue.fromBool(true)) : place);
    }

    Write untracking(Session session, String id) {
        return update(session, id, UpdateExpression.empty().set(FolderItems.UNTRACKED, AttributeValue.fromBool(true)));
    }

    /** The folder is read from the beginning, as its changes while untracked are unknown. */
    Write trackingAgain(Session session, String id) {
        return update(
                session,
                id,
                UpdateExpression.empty()
                        .remove(
                                FolderItems.UNTRACKED,
                                FolderItems.LINK,
                                FolderItems.IN_FIRST_ROUND,
                                FolderItems.FAILURES,
                                FolderItems.RETRY_AT,
                                FolderItems.BEHIND));
    }

    Write removing(Session session, String id) {
        return Write.delete(Table.USERS, FolderItems.rowKey(session, id));
    }

    private static Write update(Session session, String id, UpdateExpression change) {
        return Write.update(Table.USERS, FolderItems.rowKey(session, id), change);
    }
}
