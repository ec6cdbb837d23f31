package dev.mailsync.settings;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.Status;
import dev.mailsync.platform.identity.ConnectionId;

/** The counters of a pass over the mailboxes of a company. */
final class Tally {

    private final Map<Status, Long> statuses = new EnumMap<>(Status.class);
    private final Map<String, Overview.Cause> causes = new HashMap<>();
    private final Map<ConnectionId, String> waiting = new HashMap<>();
    private long billed;

    void add(Connection connection, Optional<ErrorView> error) {
        statuses.merge(connection.status(), 1L, Long::sum);
        if (connection.status().billable()) {
            billed++;
        }
        if (connection.status() == Status.PENDING) {
            waiting.put(connection.id(), connection.user().value());
        }
        error.ifPresent(it -> causes.merge(causeKey(it), cause(it, 1), Tally::together));
    }

    Map<Status, Long> statuses() {
        return statuses;
    }

    long billed() {
        return billed;
    }

    /** The users of those connections that were seen as pending. */
    List<String> usersOf(List<ConnectionId> line) {
        return line.stream().map(waiting::get).filter(user -> user != null).toList();
    }

    List<Overview.Cause> causes() {
        return causes.values().stream()
                .sorted(Comparator.comparingLong(Overview.Cause::mailboxes)
                        .reversed()
                        .thenComparing(Overview.Cause::code))
                .toList();
    }

    /** Consent is given per Microsoft 365 tenant. */
    private static String causeKey(ErrorView error) {
        return error.code() + " " + error.adminConsentUrl();
    }

    private static Overview.Cause cause(ErrorView error, long mailboxes) {
        return new Overview.Cause(
                error.code(),
                error.title(),
                error.remedy(),
                error.actor(),
                mailboxes,
                error.adminConsentUrl(),
                error.note());
    }

    private static Overview.Cause together(Overview.Cause one, Overview.Cause other) {
        return new Overview.Cause(
                one.code(),
                one.title(),
                one.remedy(),
                one.actor(),
                one.mailboxes() + other.mailboxes(),
                one.adminConsentUrl(),
                one.note());
    }
}
