package dev.mailsync.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.Status;
import dev.mailsync.mail.store.StoredSummary;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.Sending;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.smartmail.TestingSmartMails;
import org.assertj.core.api.SoftAssertions;

/** Smart Mail that people send, again and again under one key where the answer was lost, and what must hold of it. */
final class SmartPost {

    static final String SUBJECT = "Smart ";

    private static final List<Duration> DELAYS =
            List.of(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofMinutes(50));

    private static final List<Fault.Kind> FAULTS = List.of(
            Fault.Kind.LOST_ANSWER, Fault.Kind.LOST_ANSWER, Fault.Kind.RESET, Fault.Kind.STATUS, Fault.Kind.HTML);

    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 409, 429, 500, 503, 504, 507);

    private static final int LARGE = 3_100_000;

    /** After a day a key is free for another mail, and an hour of it is for the attempts at this one. */
    private static final Duration KEY_IS_KEPT = Duration.ofHours(23);

    private record Letter(String user, String key, String to, Optional<String> lead, int attached, Instant writtenAt) {

        String subject() {
            return SUBJECT + key;
        }
    }

    private final ChaosParts parts;
    private final TestingSmartMails sending;
    private final Random random;
    private final ObjectMapper json = new ObjectMapper();
    private final List<Letter> letters = new ArrayList<>();
    private final Set<String> saidToBeRecorded = new HashSet<>();
    private final Map<String, Integer> seen;

    /** @param seen counts what came of them */
    SmartPost(ChaosParts parts, TestingSmartMails sending, Random random, Map<String, Integer> seen) {
        this.parts = parts;
        this.sending = sending;
        this.random = random;
        this.seen = seen;
    }

    /** A new one, or one more attempt at an earlier one. */
    void isSent(String user, boolean faulty) {
        if (faulty && random.nextInt(3) == 0) {
            fault();
        }
        var own = letters.stream()
                .filter(it -> it.user().equals(user) && isRecent(it))
                .toList();
        var letter = !own.isEmpty() && random.nextInt(3) == 0 ? own.get(random.nextInt(own.size())) : written(user);
        parts.world()
                .sending()
                .manner(new Sending.Manner(
                        DELAYS.get(random.nextInt(DELAYS.size())), random.nextInt(3) == 0, random.nextInt(3) == 0));
        send(letter);
    }

    /** The latest once more, while it is under way perhaps. */
    void isSentOnceMore() {
        if (!letters.isEmpty() && isRecent(letters.getLast())) {
            send(letters.getLast());
        }
    }

    private boolean isRecent(Letter letter) {
        return now().isBefore(letter.writtenAt().plus(KEY_IS_KEPT));
    }

    private Instant now() {
        return parts.world().clock().instant();
    }

    /** The one call of which nobody may be wrong. */
    private void fault() {
        var kind = FAULTS.get(random.nextInt(FAULTS.size()));
        var status = kind == Fault.Kind.STATUS
                ? Optional.of(STATUSES.get(random.nextInt(STATUSES.size())))
                : Optional.<Integer>empty();
        var fault = new Fault(kind, Match.path("/send"), status, Optional.empty(), Optional.empty(), Duration.ZERO);
        parts.world().faults().add(fault, Optional.of(1), Optional.of(Duration.ofMinutes(5)));
    }

    private Letter written(String user) {
        var to = random.nextInt(8) == 0
                ? People.upn(user)
                : Correspondence.CORRESPONDENTS.get(random.nextInt(Correspondence.CORRESPONDENTS.size()));
        var lead = random.nextInt(3) == 0 ? Optional.of("lead-" + random.nextInt(2)) : Optional.<String>empty();
        var letter = new Letter(user, "key-" + letters.size(), to, lead, random.nextInt(40) == 0 ? LARGE : 0, now());
        letters.add(letter);
        return letter;
    }

    private void send(Letter letter) {
        try {
            var caller = People.caller(letter.user());
            if (sending.send(caller, letter.key(), letter.to(), letter.subject(), letter.lead(), letter.attached())) {
                saidToBeRecorded.add(letter.subject());
                saw("recorded");
            } else {
                saw("in doubt");
            }
        } catch (ProblemException refused) {
            // The user is told why, and may try again.
            saw(refused.code());
        }
    }

    private void saw(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    void check(SoftAssertions softly, History history, List<Connection> connections) {
        for (var letter : letters) {
            var asked = parts.world().sending().accepted(letter.subject());
            softly.assertThat(asked)
                    .as(letter.subject() + " accepted by Microsoft")
                    .isLessThanOrEqualTo(1);
            var sent = sent(letter);
            softly.assertThat(sent).as(letter.subject() + " at Microsoft").hasSizeLessThanOrEqualTo(1);
            var recorded = recorded(letter);
            softly.assertThat(recorded).as(letter.subject() + " recorded").hasSizeLessThanOrEqualTo(1);
            softly.assertThat(recorded)
                    .as(letter.subject() + " is known for a Smart Mail")
                    .allMatch(it -> it.get("smartMail").asBoolean());
            if (saidToBeRecorded.contains(letter.subject())) {
                softly.assertThat(sent)
                        .as(letter.subject() + ", said to be sent")
                        .hasSize(1);
            }
            checkRow(softly, letter, sent);
            connections.stream()
                    .filter(it -> it.user().value().equals(letter.user()))
                    .forEach(it -> checkRecorded(softly, letter, sent, recorded, it, history));
        }
    }

    private void checkRow(SoftAssertions softly, Letter letter, Set<String> sent) {
        row(letter).ifPresent(row -> {
            var state = row.string("state");
            saw("at rest " + state);
            softly.assertThat(row.has("nextLookAt"))
                    .as(letter.subject() + " is due at rest, " + state)
                    .isFalse();
            if (Set.of("NOT_SENT", "REFUSED").contains(state)) {
                softly.assertThat(sent).as(letter.subject() + " is " + state).isEmpty();
            }
            if (state.equals("RECORDED")) {
                softly.assertThat(sent).as(letter.subject() + " is " + state).hasSize(1);
            }
            softly.assertThat(state)
                    .as(letter.subject() + " at rest")
                    .isIn("RECORDED", "NOT_SENT", "REFUSED", "UNCERTAIN");
        });
    }

    /** As long as nobody disabled or erased in between. */
    private void checkRecorded(
            SoftAssertions softly,
            Letter letter,
            Set<String> sent,
            List<JsonNode> recorded,
            Connection connection,
            History history) {
        var current = row(letter).filter(it -> it.number("generation") == connection.generation());
        if (connection.status() != Status.ENABLED || current.isEmpty()) {
            return;
        }
        if (!sent.isEmpty() && sent.stream().noneMatch(id -> history.mayBeErased(letter.user(), id))) {
            softly.assertThat(recorded).as(letter.subject() + " was sent").hasSize(1);
        }
        softly.assertThat(drafts(letter, connection.connected().connectedAt()))
                .as(letter.subject() + " left as a draft")
                .isEmpty();
    }

    private Optional<Item> row(Letter letter) {
        var id = People.caller(letter.user()).connection();
        return parts.all(Table.USERS).stream()
                .filter(it ->
                        it.partitionKey().equals(id.value()) && it.sortKey().startsWith("smart#"))
                .filter(it -> it.string("marker").startsWith(TestingSmartMails.keyOf(letter.key())))
                .findFirst();
    }

    /** By Message-ID: people move and copy. */
    private Set<String> sent(Letter letter) {
        return mailbox(letter).items().stream()
                .filter(it -> it.mail().subject().equals(letter.subject())
                        && !it.marks().draft())
                .map(it -> it.messageId())
                .collect(Collectors.toSet());
    }

    /** One from before the mailbox was disabled and connected again may be left: nobody was allowed to delete it. */
    private List<String> drafts(Letter letter, Instant since) {
        var drafts = mailbox(letter).folder(WellKnown.DRAFTS).id();
        return mailbox(letter).items().stream()
                .filter(it -> it.mail().subject().equals(letter.subject())
                        && it.folderId().equals(drafts)
                        && !it.createdAt().isBefore(since))
                .map(it -> it.messageId())
                .toList();
    }

    private Mailbox mailbox(Letter letter) {
        return parts.world().mailbox(People.upn(letter.user())).orElseThrow();
    }

    private List<JsonNode> recorded(Letter letter) {
        return parts.all(Table.SYNCED_MAIL).stream()
                .filter(it -> it.sortKey().startsWith("mail#") && !it.has("erased"))
                .filter(it -> it.string("holder").equals(letter.user()))
                .map(SmartPost::summary)
                .filter(it -> it.get("subject").asText().equals(letter.subject()))
                .toList();
    }

    private static JsonNode summary(Item item) {
        return StoredSummary.json(item);
    }
}
