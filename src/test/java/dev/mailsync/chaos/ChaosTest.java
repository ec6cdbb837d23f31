package dev.mailsync.chaos;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.dynamo.Item;
import dev.mailsync.dynamo.Table;
import dev.mailsync.mail.Ledgers;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.WellKnown;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random mornings with workers that die at any remote call, and with calls that fail or whose answers are lost. At rest
 * each mail that must be recorded is, once, and none that must not be. Another seed: {@code -Dseed=…}, more of
 * them: {@code -Dseeds=…}.
 */
@QuarkusTest
@TestProfile(ChaosTest.InMemory.class)
class ChaosTest {

    private static final int EVENTS = 150;

    @Inject
    RandomMornings mornings;

    @Inject
    ChaosParts parts;

    @Inject
    ConnectionStore connections;

    @Inject
    Ledgers ledgers;

    /** Failures by the thousand are what is played here. */
    @BeforeAll
    static void quietly() {
        Logger.getLogger("dev.mailsync").setLevel(Level.parse(System.getProperty("chaos.log", "OFF")));
    }

    @AfterAll
    static void aloudAgain() {
        Logger.getLogger("dev.mailsync").setLevel(null);
    }

    @Test
    void atRestEachMailThatTheRulesAdmitIsRecordedOnceAndNoOtherIs() {
        var first = Long.getLong("seed", 1);
        LongStream.range(first, first + Long.getLong("seeds", 200)).forEach(this::play);
    }

    private void play(long seed) {
        try {
            var history = mornings.play(seed, EVENTS);
            var softly = new SoftAssertions();
            RandomMornings.USERS.forEach(user -> check(softly, seed, user, history));
            checkTimelines(softly);
            softly.assertAll();
        } catch (Throwable failed) {
            throw new AssertionError("Seed " + seed + ", to be replayed by -Dseed=" + seed + " -Dseeds=1", failed);
        }
    }

    private void check(SoftAssertions softly, long seed, String user, History history) {
        var caller = RandomMornings.caller(user);
        var connection = connections.find(caller.connection()).orElse(Connection.none(caller.company(), caller.user()));
        var recorded = recorded(user);
        softly.assertThat(connection.status()).as(user + " at rest").isNotEqualTo(Status.DISABLING);
        softly.assertThat(recorded).as(user + "'s mail, each once").doesNotHaveDuplicates();
        softly.assertThat((long) recorded.size())
                .as(user + "'s counter")
                .isEqualTo(ledgers.of(caller.connection()).recorded());
        ledgers.of(caller.connection())
                .removal()
                .ifPresent(receipt -> softly.assertThat(receipt.removed())
                        .as(user + "'s receipt")
                        .isEqualTo(receipt.total()));
        softly.assertThat(recorded)
                .as(user + "'s mail that may not be recorded")
                .allMatch(messageId -> history.mayBeRecorded(user, messageId));
        var mailbox = parts.world().mailbox(RandomMornings.upn(user)).orElseThrow();
        connection
                .mailbox()
                .ifPresent(connected -> softly.assertThat(recorded)
                        .as(user + "'s mail that must be recorded")
                        .containsAll(due(mailbox, connected.horizon())));
        var subscriptions = parts.world().subscriptions().of(mailbox.account());
        if (connection.status() == Status.ENABLED) {
            softly.assertThat(subscriptions).as(user + "'s subscriptions").hasSize(1);
        } else if (!RandomMornings.isFaulty(seed)) {
            // Where the last attempt fails as well, the subscription is left to expire.
            softly.assertThat(subscriptions).as(user + "'s subscriptions").isEmpty();
        }
        checkLeftovers(softly, user, connection);
    }

    /** All that lies in tracked folders now, and that the rules admit. */
    private static Set<String> due(Mailbox mailbox, Instant horizon) {
        return Stream.of(WellKnown.INBOX, WellKnown.ARCHIVE, WellKnown.SENTITEMS)
                .flatMap(folder -> mailbox.items(mailbox.folder(folder)).stream())
                .filter(item -> !item.receivedAt().isBefore(horizon))
                .filter(item -> !item.mail()
                        .correspondents()
                        .from()
                        .orElseThrow()
                        .address()
                        .contains("stranger"))
                .map(dev.mailsync.sandbox.mailbox.Item::messageId)
                .collect(Collectors.toSet());
    }

    private void checkLeftovers(SoftAssertions softly, String user, Connection connection) {
        var rows = parts.tables().all(Table.USERS).stream()
                .filter(item -> item.partitionKey().equals(connection.id().value()))
                .map(Item::sortKey)
                .toList();
        softly.assertThat(rows).as(user + "'s partings").noneMatch(sort -> sort.startsWith("parting"));
        if (connection.status() != Status.ENABLED) {
            softly.assertThat(rows).as(user + "'s rows after the end").isSubsetOf("connection", "ledger");
        }
    }

    /** Every recorded mail has its row on the timeline of each of its leads, and no row is without its mail. */
    private void checkTimelines(SoftAssertions softly) {
        var expected = new HashSet<String>();
        var found = new HashSet<String>();
        for (var item : parts.tables().all(Table.SYNCED_MAIL)) {
            if (item.sortKey().startsWith("mail#")) {
                item.strings("leads").forEach(lead -> expected.add(lead + " " + item.string("mailId")));
            } else if (item.partitionKey().contains("#lead#")) {
                found.add(item.partitionKey().replaceFirst("^.*#lead#", "") + " " + item.string("mailId"));
            }
        }
        softly.assertThat(found).as("timelines").isEqualTo(expected);
    }

    private List<String> recorded(String user) {
        return parts.tables().all(Table.SYNCED_MAIL).stream()
                .filter(item -> item.sortKey().startsWith("mail#")
                        && item.string("holder").equals(user))
                .map(item -> item.string("summary").replaceFirst("^.*\"messageId\":\"(<[^>]*>)\".*$", "$1"))
                .toList();
    }

    public static class InMemory implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ChaosParts.class, RandomMornings.class);
        }
    }
}
