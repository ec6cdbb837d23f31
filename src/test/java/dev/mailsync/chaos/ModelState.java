package dev.mailsync.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.Status;
import dev.mailsync.connection.SyncProgress;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.OpenError;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import org.assertj.core.api.SoftAssertions;

import static org.assertj.core.api.Assertions.assertThat;

/** Watches that nobody is given up too early, that who is given up is left alone, and that no error stays without a cause. */
final class ModelState {

    private static final Duration TWO_DAYS = Duration.ofHours(48);

    private final Stage stage;
    private final Map<Status, Integer> seen;
    private final Map<String, Status> last = new HashMap<>();
    private final Map<String, Instant> givenUp = new HashMap<>();

    /** @param seen counts how often each status came up */
    ModelState(Stage stage, Map<Status, Integer> seen) {
        this.stage = stage;
        this.seen = seen;
    }

    /** To be asked after each event. */
    void observe(Connection connection, Instant now) {
        var user = connection.user().value();
        if (last.put(user, connection.status()) != connection.status()) {
            seen.merge(connection.status(), 1, Integer::sum);
        }
        if (connection.status() != Status.CONNECTION_ISSUE) {
            givenUp.remove(user);
            return;
        }
        if (givenUp.putIfAbsent(user, connection.since()) == null) {
            connection
                    .mailbox()
                    .map(it -> it.progress())
                    .flatMap(SyncProgress::completeUpTo)
                    .ifPresent(success -> assertThat(Duration.between(success, connection.since()))
                            .as("%s was given up", user)
                            .isGreaterThanOrEqualTo(TWO_DAYS));
            assertThat(now).isAfterOrEqualTo(connection.since());
        }
        assertThat(asked(user, connection.since()))
                .as("asked about %s, who was given up", user)
                .isEmpty();
    }

    private List<String> asked(String user, Instant since) {
        return stage.world().requests().entries().stream()
                .filter(it -> it.at().isAfter(since))
                .filter(it -> it.upn().filter(People.upn(user)::equals).isPresent())
                // Who signs in is looked up, even if the sign-in comes to nothing then.
                .filter(it -> !it.path().matches("/v1.0/users/[^/]+"))
                .map(it -> it.at() + " " + it.method() + " " + it.path().split("\\?")[0])
                .toList();
    }

    /** In the log, what is open is what is open on a connection. */
    void checkLog(SoftAssertions softly, History history, List<Connection> connections) {
        var open = stage.all(Table.ERRORS).stream()
                .filter(row -> row.has("topic")
                        && !row.has("resolvedAt")
                        && !row.string("topic").equals("SIGN_IN"))
                .map(ModelState::row)
                .collect(Collectors.toSet());
        var expected = connections.stream()
                .flatMap(it -> it.mailbox().stream()
                        .flatMap(mailbox -> mailbox.health().errors().all().stream())
                        .map(error -> it.id().value() + " " + error.scope() + " " + error.code() + " " + error.count()))
                .collect(Collectors.toSet());
        softly.assertThat(open).as("open errors").isEqualTo(expected);
        connections.stream()
                .filter(it -> it.status() == Status.ENABLED)
                .forEach(it -> softly.assertThat(it.connected().health().errors().all().stream()
                                .filter(error -> !mayStayOpen(
                                        error, history.hasUnreadable(it.user().value()))))
                        .as(it.user().value() + "'s errors at rest")
                        .isEmpty());
        softly.assertThat(connections.stream().map(Connection::status).collect(Collectors.toSet()))
                .as("statuses at rest")
                .isSubsetOf(Set.of(Status.ENABLED, Status.PENDING, Status.NOT_CONFIGURED));
    }

    /** What became of a Smart Mail is told until the next one goes well, an unreadable mail as long as it is there. */
    private static boolean mayStayOpen(OpenError error, boolean hasUnreadable) {
        return error.scope() == ErrorScope.SENDING
                || hasUnreadable && error.code().equals("MAIL_UNREADABLE");
    }

    private static String row(Item item) {
        return item.partitionKey() + " " + item.string("topic") + " " + item.string("code") + " "
                + item.number("count");
    }
}
