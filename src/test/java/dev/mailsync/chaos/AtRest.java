package dev.mailsync.chaos;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.company.CompanyStore;
import dev.mailsync.company.Seats;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.mail.store.StoredSummary;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.mailbox.Mailbox;
import org.assertj.core.api.SoftAssertions;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold when nothing is left to be done, and what must hold at any time. */
class AtRest {

    /** @param contacts the addresses on whose timelines it stands */
    record Recorded(
            String user,
            String messageId,
            Set<String> contacts,
            Set<String> everybody,
            Instant recordedAt,
            boolean smartMail) {}

    private final Stage stage;
    private final ConnectionStore connections;
    private final LedgerStore ledgers;
    private final Seats seats;
    private final CompanyStore companies;
    private final ObjectMapper json = new ObjectMapper();

    AtRest(Stage stage, ConnectionStore connections, LedgerStore ledgers, Seats seats, CompanyStore companies) {
        this.stage = stage;
        this.connections = connections;
        this.ledgers = ledgers;
        this.seats = seats;
        this.companies = companies;
    }

    Optional<Connection> connection(String user) {
        return connections.find(People.caller(user).connection());
    }

    /** At any time: seats and daily counters within their limits, and in agreement with what they count. */
    void checkLimits(CompanyLimits limits) {
        var state = seats.of(People.ACME);
        var statuses = People.USERS.stream()
                .flatMap(user -> connection(user).stream())
                .map(Connection::status)
                .toList();
        assertThat(statuses.stream().filter(Status::hasSeat).count())
                .as("with a seat")
                .isEqualTo(state.inUse());
        assertThat(statuses.stream().filter(Status.PENDING::equals).count())
                .as("pending")
                .isEqualTo(state.waiting());
        assertThat(limits.holds("seats", state.inUse(), state.limit()))
                .as("%d seats in use of %s", state.inUse(), state.limit())
                .isTrue();
        var settings = companies.settings(People.ACME);
        People.USERS.forEach(user -> ledger(user)
                .byDay()
                .forEach((day, used) -> assertThat(limits.holds(user + day, used, settings.dailyLimit()))
                        .as("%s used %d of %s on %s", user, used, settings.dailyLimit(), day)
                        .isTrue()));
    }

    /** The recorded mail that would go if these leads went. */
    List<Recorded> ofNobodyBut(Map<String, Set<String>> leads, History history) {
        var theirs = leads.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var others = history.leads().entrySet().stream()
                .filter(lead -> !leads.containsKey(lead.getKey()))
                .flatMap(lead -> lead.getValue().stream())
                .collect(Collectors.toSet());
        return recorded()
                .filter(mail -> mail.contacts().stream().anyMatch(theirs::contains))
                .filter(mail -> mail.contacts().stream().noneMatch(others::contains)
                        && mail.everybody().stream().noneMatch(others::contains))
                .toList();
    }

    void check(SoftAssertions softly, History history, Correspondence correspondence, boolean faulty) {
        var all = recorded().toList();
        for (var user : People.USERS) {
            var own = all.stream().filter(mail -> mail.user().equals(user)).toList();
            checkMail(softly, user, own, history, correspondence);
            checkConnection(softly, user, faulty);
        }
        checkTimelines(softly);
        var state = seats.of(People.ACME);
        softly.assertThat(state.waiting() > 0 && state.isAnyFree())
                .as("somebody waits while a seat is free")
                .isFalse();
    }

    private void checkMail(
            SoftAssertions softly, String user, List<Recorded> own, History history, Correspondence correspondence) {
        var ids = own.stream().map(Recorded::messageId).toList();
        softly.assertThat(ids).as(user + "'s mail, each once").doesNotHaveDuplicates();
        softly.assertThat((long) ids.size())
                .as(user + "'s counter")
                .isEqualTo(ledger(user).recorded());
        softly.assertThat(own.stream().filter(it -> !it.smartMail()).map(Recorded::messageId))
                .as(user + "'s mail that may not be recorded")
                .allMatch(messageId -> history.mayBeRecorded(user, messageId));
        own.stream()
                .filter(it -> !it.smartMail())
                .forEach(it -> softly.assertThat(history.mayStandOn(user, it.messageId()))
                        .as(user + "'s " + it.messageId() + " on timelines at most")
                        .containsAll(it.contacts()));
        softly.assertThat(ids)
                .as(user + "'s mail that was erased")
                .noneMatch(messageId -> history.isErased(user, messageId));
        connection(user)
                .filter(it -> it.status() == Status.ENABLED)
                .ifPresent(it -> checkComplete(softly, it, own, history, correspondence));
        checkCounters(softly, user, own);
    }

    /** All that lies in tracked folders now and that the rules admit is recorded, and stands where it belongs. */
    private void checkComplete(
            SoftAssertions softly,
            Connection connection,
            List<Recorded> own,
            History history,
            Correspondence correspondence) {
        var user = connection.user().value();
        var mailbox = mailbox(user);
        var horizon = connection.connected().horizon();
        var byId = own.stream().collect(Collectors.toMap(Recorded::messageId, mail -> mail, (one, other) -> one));
        for (var item : mailbox.items()) {
            if (item.receivedAt().isBefore(horizon)
                    || !Correspondence.isTracked(mailbox, item.folderId())
                    || correspondence.isBroken(item.folderId())
                    || history.isUnreadable(user, item)
                    || history.mayBeErased(user, item.messageId())) {
                continue;
            }
            var contacts = new HashSet<>(History.addresses(item));
            contacts.retainAll(
                    history.leads().values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
            var answersLead = History.references(item).stream()
                    .flatMap(id -> Stream.ofNullable(byId.get(id)))
                    .anyMatch(mail -> history.isOfLead(mail.contacts()));
            if (item.messageId().contains("sent") || !contacts.isEmpty() || answersLead) {
                softly.assertThat(byId).as(user + "'s mail").containsKey(item.messageId());
                Optional.ofNullable(byId.get(item.messageId()))
                        .ifPresent(mail -> softly.assertThat(mail.contacts())
                                .as(user + "'s " + item.messageId() + " on timelines")
                                .containsAll(contacts));
            }
        }
    }

    /** What was taken away since counts all the same. */
    private void checkCounters(SoftAssertions softly, String user, List<Recorded> own) {
        var zone = companies.settings(People.ACME).timeZone();
        ledger(user).byDay().forEach((day, used) -> {
            var recorded = own.stream()
                    .filter(mail -> !mail.smartMail())
                    .filter(mail -> mail.recordedAt()
                            .atZone(zone)
                            .toLocalDate()
                            .toString()
                            .equals(day))
                    .count();
            softly.assertThat(used).as(user + "'s mail of " + day).isGreaterThanOrEqualTo(recorded);
        });
    }

    private void checkConnection(SoftAssertions softly, String user, boolean faulty) {
        var status = connection(user).map(Connection::status).orElse(Status.NOT_CONFIGURED);
        softly.assertThat(status).as(user + " at rest").isNotEqualTo(Status.DISABLING);
        ledger(user)
                .removal()
                .ifPresent(receipt -> softly.assertThat(receipt.removed())
                        .as(user + "'s receipt")
                        .isEqualTo(receipt.total()));
        var subscriptions = stage.world().subscriptions().of(mailbox(user).account());
        if (status == Status.ENABLED) {
            softly.assertThat(subscriptions).as(user + "'s subscriptions").hasSize(1);
        } else if (!faulty) {
            // Where the last attempt fails as well, the subscription is left to expire.
            softly.assertThat(subscriptions).as(user + "'s subscriptions").isEmpty();
        }
        checkLeftovers(softly, user, status);
    }

    private void checkLeftovers(SoftAssertions softly, String user, Status status) {
        var id = People.caller(user).connection().value();
        var rows = stage.all(Table.USERS).stream()
                .filter(item -> item.partitionKey().equals(id))
                .map(Item::sortKey)
                // Looked at by SmartPost.
                .filter(sort -> !sort.startsWith("smart"))
                .toList();
        softly.assertThat(rows).as(user + "'s orphaned subscriptions").noneMatch(sort -> sort.startsWith("parting"));
        if (status == Status.ENABLED) {
            softly.assertThat(rows).as(user + "'s mail that waits").noneMatch(sort -> sort.startsWith("deferred"));
        } else {
            softly.assertThat(rows).as(user + "'s rows").isSubsetOf("connection", "ledger", "tokens");
        }
        if (status == Status.NOT_CONFIGURED) {
            softly.assertThat(rows).as(user + "'s tokens").doesNotContain("tokens");
        }
    }

    /** Every recorded mail has its row on the timeline of each of its contacts, and no row is without its mail. */
    private void checkTimelines(SoftAssertions softly) {
        var expected = new HashSet<String>();
        var found = new HashSet<String>();
        for (var item : stage.all(Table.SYNCED_MAIL)) {
            if (item.sortKey().startsWith("mail#") && !item.has("erased")) {
                item.strings("contacts").forEach(contact -> expected.add(row(contact, item)));
            } else if (item.partitionKey().contains("#contact#")) {
                found.add(row(item.partitionKey().replaceFirst("^.*#contact#", ""), item));
            }
        }
        softly.assertThat(found).as("timelines").isEqualTo(expected);
    }

    private static String row(String contact, Item item) {
        return contact + " " + mailId(item) + " "
                + item.strings("contacts").stream().sorted().toList();
    }

    private static String mailId(Item item) {
        var sort = item.sortKey().split("#");
        return sort[0].equals("mail")
                ? item.partitionKey().replaceFirst("^.*#mailbox#", "") + sort[1]
                : sort[2] + sort[1];
    }

    private Stream<Recorded> recorded() {
        return stage.all(Table.SYNCED_MAIL).stream()
                .filter(item -> item.sortKey().startsWith("mail#") && !item.has("erased"))
                .map(item -> {
                    var summary = summary(item);
                    return new Recorded(
                            item.string("holder"),
                            summary.get("messageId").asText(),
                            item.strings("contacts"),
                            Set.copyOf(summary.findValuesAsText("address")),
                            instant(summary.get("recordedAt")),
                            summary.get("smartMail").asBoolean());
                });
    }

    private static JsonNode summary(Item item) {
        return StoredSummary.json(item);
    }

    private static Instant instant(JsonNode time) {
        return time.isNumber() ? Instant.ofEpochSecond(time.asLong()) : Instant.parse(time.asText());
    }

    private Ledger ledger(String user) {
        return ledgers.of(People.caller(user).connection());
    }

    private Mailbox mailbox(String user) {
        return stage.world().mailbox(People.upn(user)).orElseThrow();
    }
}
