package dev.mailsync.error;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.ConnectionId;

/**
 * What went wrong for a user, in the table {@code errors}: {@code {connection} / {first time}#{topic}#{code}}. The rows
 * follow the connection, whose transactions write them, so that no error stays open after it is over.
 */
@ApplicationScoped
public class ErrorLog {

    /** A row with its sort key, after which the next page starts. */
    public record Row(String sortKey, LoggedError error) {}

    private static final Duration KEPT = Duration.ofDays(90);

    /** How many rows back we look for an open sign-in error. */
    private static final int LATEST = 20;

    private final Dynamo dynamo;
    private final Clock clock;

    ErrorLog(Dynamo dynamo, Clock clock) {
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** The writes that make the log match the connection after it changes. */
    public List<Write> following(ConnectionId connection, OpenErrors before, OpenErrors after, Optional<Gap> filled) {
        var writes = new ArrayList<Write>();
        var known = Set.copyOf(before.all());
        after.all().stream()
                .filter(it -> !known.contains(it))
                .forEach(it -> writes.add(saving(connection, LoggedError.open(it))));
        var open = after.all().stream().map(ErrorLog::sortKey).collect(Collectors.toSet());
        before.all().stream()
                .filter(it -> !open.contains(sortKey(it)))
                .forEach(it -> writes.add(saving(connection, resolved(it, filled))));
        return writes;
    }

    public List<Row> newestFirst(ConnectionId connection, Optional<String> after, int limit) {
        var all = Query.of(Table.ERRORS, connection.value()).newestFirst().limit(limit);
        return dynamo.page(after.map(all::before).orElse(all)).stream()
                .map(item -> new Row(item.sortKey(), ErrorItems.logged(item)))
                .toList();
    }

    /**
     * For a user who may not be connected yet.
     *
     * @param harmless whether the user's sync works and the failure changes nothing
     */
    public void signInFailed(ConnectionId connection, Failure failure, boolean harmless) {
        var now = clock.instant();
        var open = openSignIns(connection).stream()
                .filter(it -> it.isSame(ErrorScope.SIGN_IN, failure))
                .findFirst();
        var error = open.map(it -> it.again(failure, now, Optional.empty()))
                .orElseGet(() -> OpenError.first(ErrorScope.SIGN_IN, failure, now, Optional.empty()));
        var logged = harmless ? resolved(error, Optional.empty()) : LoggedError.open(error);
        dynamo.put(new Write.Put(Table.ERRORS, item(connection, logged), Optional.empty()));
    }

    /** Resolves the errors that a completed sign-in fixes. */
    public List<Write> signedIn(ConnectionId connection) {
        return openSignIns(connection).stream()
                .map(it -> saving(connection, resolved(it, Optional.empty())))
                .toList();
    }

    private List<OpenError> openSignIns(ConnectionId connection) {
        return newestFirst(connection, Optional.empty(), LATEST).stream()
                .map(Row::error)
                .filter(it -> it.resolvedAt().isEmpty() && it.error().scope() == ErrorScope.SIGN_IN)
                .map(LoggedError::error)
                .toList();
    }

    private LoggedError resolved(OpenError error, Optional<Gap> filled) {
        return new LoggedError(
                error.notTriedAgain(),
                Optional.of(clock.instant()),
                error.scope() == ErrorScope.SYNC ? filled : Optional.empty());
    }

    private Write saving(ConnectionId connection, LoggedError error) {
        return Write.put(Table.ERRORS, item(connection, error));
    }

    private static Item item(ConnectionId connection, LoggedError logged) {
        var expiresAt = logged.resolvedAt().orElse(logged.error().lastAt()).plus(KEPT);
        return ErrorItems.fill(Item.key(connection.value(), sortKey(logged.error())), logged)
                .withSeconds("expiresAt", expiresAt);
    }

    /** Times as numbers of fixed length, which sort chronologically. */
    private static String sortKey(OpenError error) {
        return "%015d#%s#%s".formatted(error.firstAt().toEpochMilli(), error.scope(), error.code());
    }
}
