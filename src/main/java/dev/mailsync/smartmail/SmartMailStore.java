package dev.mailsync.smartmail;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.mail.store.Ledger;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.MailId;

/** The Smart Mails of users, by idempotency key. Layout: {@link SmartMailItems}. */
@ApplicationScoped
public class SmartMailStore {

    private static final int ATTEMPTS = 4;

    /** The result of the step that cannot be undone. */
    public enum Step {
        DONE,

        /** Somebody else has taken it over. */
        TAKEN,

        /** Sync has been disabled. */
        SUPERSEDED
    }

    /** Smart Mails by the identifiers on their copies. */
    public record Found(Map<String, SmartMail> byMarker, Map<String, SmartMail> byMessageId) {

        public static final Found NONE = new Found(Map.of(), Map.of());

        /** @param marker and {@code messageId} may be null */
        public Optional<SmartMail> of(String marker, String messageId) {
            return Optional.ofNullable(marker)
                    .map(byMarker::get)
                    .or(() -> Optional.ofNullable(messageId).map(byMessageId::get));
        }
    }

    private final Dynamo dynamo;
    private final Clock clock;

    SmartMailStore(Dynamo dynamo, Clock clock) {
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** The idempotency key in a row's key; empty for other rows. */
    public static Optional<String> keyOf(Item row) {
        return row.sortKey().startsWith(SmartMailItems.PREFIX)
                ? Optional.of(row.sortKey().substring(SmartMailItems.PREFIX.length()))
                : Optional.empty();
    }

    public Optional<SmartMail> find(ConnectionId connection, String key) {
        return dynamo.get(Table.USERS, SmartMailItems.key(connection, key)).map(SmartMailItems::smartMail);
    }

    /** @return as now stored; empty, with nothing written, if somebody else changed it since it was read */
    public Optional<SmartMail> save(SmartMail changed) {
        var after = changed.stored(changed.version() + 1, clock.instant());
        return dynamo.put(writing(changed, after)) ? Optional.of(after) : Optional.empty();
    }

    /** Like {@link #save}, with the lookup from the draft's Message-ID. */
    public Optional<SmartMail> saveDrafted(SmartMail changed, SmartMail.Draft draft) {
        var after = changed.stored(changed.version() + 1, clock.instant());
        var lookup = Write.put(Table.USERS, SmartMailItems.lookup(after, draft));
        return dynamo.transact(List.of(writing(changed, after), lookup)).isEmpty()
                ? Optional.of(after)
                : Optional.empty();
    }

    /** Conditional on its generation: once sync is disabled, nothing is sent. */
    public Step saveSending(SmartMail changed, Instant now) {
        var after = changed.stored(changed.version() + 1, clock.instant());
        var alive = Ledger.sendsSmartMail(changed.connection(), changed.generation(), now);
        var refused = dynamo.transact(List.of(alive, writing(changed, after)));
        return refused.isEmpty() ? Step.DONE : refused.getAsInt() == 0 ? Step.SUPERSEDED : Step.TAKEN;
    }

    /** Stores that it is recorded, whatever its state was. */
    public void saveRecorded(SmartMail read, MailId mail) {
        saveIf(it -> it.state() != SmartMail.State.RECORDED, read, it -> it.recorded(mail));
    }

    /** Stores that it was refused, unless somebody else has taken it over. */
    public void saveRefused(SmartMail read, Optional<Instant> cleanUpAt) {
        saveIf(
                it -> !it.isSettled() && it.leaseUntil().equals(read.leaseUntil()),
                read,
                it -> it.ended(SmartMail.State.REFUSED, cleanUpAt));
    }

    private void saveIf(Predicate<SmartMail> holds, SmartMail read, UnaryOperator<SmartMail> change) {
        var current = Optional.of(read);
        for (int attempt = 0; attempt < ATTEMPTS && current.filter(holds).isPresent(); attempt++) {
            if (save(change.apply(current.get())).isPresent()) {
                return;
            }
            current =
                    find(read.connection(), read.key()).filter(it -> it.marker().equals(read.marker()));
        }
    }

    /** A Smart Mail whose check is due. */
    public Optional<SmartMail> due(ConnectionId connection, String key, Instant now) {
        return find(connection, key)
                .filter(it -> it.nextLookAt().filter(at -> !now.isBefore(at)).isPresent());
    }

    /** One read, and a second only if a Message-ID leads to more. */
    public Found of(ConnectionId connection, Collection<String> markers, Collection<String> messageIds) {
        var keys = new HashMap<String, Item>();
        Stream.concat(
                        markers.stream()
                                .flatMap(it -> SmartMail.keyOf(it).stream())
                                .map(it -> SmartMailItems.key(connection, it)),
                        messageIds.stream().map(it -> SmartMailItems.lookup(connection, it)))
                .forEach(it -> keys.put(it.sortKey(), it));
        if (keys.isEmpty()) {
            return Found.NONE;
        }
        var mails = new HashMap<String, SmartMail>();
        var keyByMessage = new HashMap<String, String>();
        for (var item : dynamo.getAll(Table.USERS, keys.values())) {
            if (SmartMailItems.isLookup(item)) {
                keyByMessage.put(SmartMailItems.hashOf(item), item.string(SmartMailItems.KEY));
            } else {
                add(mails, item);
            }
        }
        var more = keyByMessage.values().stream()
                .distinct()
                .filter(key -> !mails.containsKey(key))
                .map(key -> SmartMailItems.key(connection, key))
                .toList();
        if (!more.isEmpty()) {
            dynamo.getAll(Table.USERS, more).forEach(item -> add(mails, item));
        }
        return found(mails, messageIds);
    }

    private static void add(Map<String, SmartMail> mails, Item item) {
        var mail = SmartMailItems.smartMail(item);
        mails.put(mail.key(), mail);
    }

    /** Only what the rows themselves confirm. */
    private static Found found(Map<String, SmartMail> mails, Collection<String> messageIds) {
        var byMarker = new HashMap<String, SmartMail>();
        var byMessageId = new HashMap<String, SmartMail>();
        for (var mail : mails.values()) {
            byMarker.put(mail.marker(), mail);
            mail.draft()
                    .map(SmartMail.Draft::messageId)
                    .ifPresent(id -> messageIds.stream()
                            .filter(it -> it.strip().equals(id.strip()))
                            .forEach(it -> byMessageId.put(it, mail)));
        }
        return new Found(byMarker, byMessageId);
    }

    private static Write.Put writing(SmartMail before, SmartMail after) {
        var unchanged = before.version() == 0
                ? Condition.newItem()
                : Condition.equal(SmartMailItems.VERSION, Item.number(before.version()));
        return new Write.Put(Table.USERS, SmartMailItems.item(after), Optional.of(unchanged));
    }
}
