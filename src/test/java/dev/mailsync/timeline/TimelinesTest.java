package dev.mailsync.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.company.DailyQuota;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.RecordingStore;
import dev.mailsync.mail.store.TestingMail;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.http.Cursor;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimelinesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<String> TEAM = List.of("anna", "bob", "carl");
    private static final Contact LEE = new Contact("lee");
    private static final Contact MAY = new Contact("may");

    private final Dynamo dynamo = new InMemoryDynamo();
    private final Timelines timelines = new Timelines(TestingMail.storedIn(dynamo));
    private final RecordingStore store = TestingMail.recordingIn(dynamo);

    @BeforeEach
    void aTeam() {
        for (var user : TEAM) {
            var holder = TestingMail.holder(user);
            dynamo.transact(List.of(Ledger.begin(holder.connection(), 1, holder.mailbox())));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void everyPageShowsWholeMailsAndTogetherTheyShowEachOnce(int limit) {
        for (int n = 0; n < 7; n++) {
            for (var user : TEAM.subList(0, 1 + n % TEAM.size())) {
                record(mail(user, n).on("lee"));
            }
        }

        var all = pages(List.of(LEE), limit);

        assertThat(all)
                .extracting(mail -> mail.first().summary().messageId())
                .containsExactly("<6@x>", "<5@x>", "<4@x>", "<3@x>", "<2@x>", "<1@x>", "<0@x>");
        assertThat(all).extracting(mail -> mail.holders().size()).containsExactly(1, 3, 2, 1, 3, 2, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 100})
    void theTimelinesOfAnOpportunitysLeadsAreOne(int limit) {
        record(mail("anna", 1).on("lee"));
        record(mail("anna", 2).on("lee", "may"));
        record(mail("bob", 2).on("lee", "may"));
        record(mail("anna", 3).on("may"));
        record(mail("bob", 4).on("lee"));

        var all = pages(List.of(LEE, MAY), limit);

        assertThat(all)
                .extracting(mail -> mail.first().summary().messageId())
                .containsExactly("<4@x>", "<3@x>", "<2@x>", "<1@x>");
        assertThat(all.get(2).holders()).containsExactlyInAnyOrder(new UserId("anna"), new UserId("bob"));
        assertThat(all.get(2).contacts()).isEqualTo(Set.of(LEE, MAY));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void aReusedMessageIdHidesNobodysMail(int limit) {
        record(mail("anna", 1).on("lee"));
        record(mail("bob", 1).about("Something else entirely").on("lee"));
        record(mail("carl", 1).on("lee"));

        var all = pages(List.of(LEE), limit);

        assertThat(all)
                .extracting(mail -> mail.first().summary().subject())
                .containsExactlyInAnyOrder("Subject", "Something else entirely");
        assertThat(all).extracting(mail -> mail.holders().size()).containsExactlyInAnyOrder(2, 1);
    }

    @Test
    void anEmptyTimelineIsOneEmptyPage() {
        var page = timelines.page(caller("anna"), List.of(LEE), Optional.empty(), 10);

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isNull();
    }

    @Test
    void aMailFromTheFarFutureOrPastStillHasItsPlace() {
        record(TestingMail.of("anna", "<future@x>", Instant.parse("+12000-01-01T00:00:00Z"))
                .on("lee"));
        record(mail("anna", 1).on("lee"));
        record(TestingMail.of("anna", "<past@x>", Instant.parse("-0005-01-01T00:00:00Z"))
                .on("lee"));

        assertThat(pages(List.of(LEE), 2))
                .extracting(mail -> mail.first().summary().messageId())
                .containsExactly("<future@x>", "<1@x>", "<past@x>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2096-01-01T00:00:00Z", "2018-01-01T00:00:00Z"})
    void aDateThatCannotBeTrueDecidesNothing(Instant date) {
        record(mail("anna", 1).on("lee"));
        record(mail("anna", 2).dated(date).on("lee"));
        record(TestingMail.of("bob", "<2@x>", NOON.plusSeconds(90)).dated(date).on("lee"));
        record(mail("anna", 200).on("lee"));

        assertThat(pages(List.of(LEE), 10))
                .extracting(mail -> mail.first().summary().messageId())
                .containsExactly("<200@x>", "<1@x>", "<2@x>");
        assertThat(pages(List.of(LEE), 10).getLast().holders()).hasSize(2);
        assertThat(pages(List.of(LEE), 10).getLast().first().summary().sentAt()).isEqualTo(date);
    }

    @Test
    void aCopyThatWasDelayedForDaysStandsBesideTheOthers() {
        record(mail("anna", 1).on("lee"));
        record(TestingMail.of("bob", "<1@x>", NOON.plus(Duration.ofDays(3)))
                .dated(NOON.plusSeconds(1))
                .on("lee"));

        assertThat(pages(List.of(LEE), 10))
                .singleElement()
                .satisfies(mail -> assertThat(mail.holders()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void whoIsOnAMailByBccAloneIsShownToItsSenderAlone(int limit) {
        record(mail("anna", 1).on("may"));
        record(mail("anna", 2).on("lee").hiding("may"));
        record(mail("bob", 2).on("lee"));
        record(mail("anna", 3).on("may"));

        assertThat(pages("anna", List.of(MAY), limit))
                .extracting(mail -> mail.first().summary().messageId())
                .containsExactly("<3@x>", "<2@x>", "<1@x>");
        assertThat(pages("bob", List.of(MAY), limit))
                .extracting(mail -> mail.first().summary().messageId())
                .containsExactly("<3@x>", "<1@x>");
        assertThat(pages("anna", List.of(LEE), limit))
                .singleElement()
                .satisfies(mail -> assertThat(mail.contacts()).isEqualTo(Set.of(LEE, MAY)))
                .satisfies(mail -> assertThat(mail.holders()).hasSize(2));
        assertThat(pages("bob", List.of(LEE, MAY), limit).get(1).contacts()).isEqualTo(Set.of(LEE));
    }

    private static TestingMail mail(String user, int number) {
        return TestingMail.of(user, "<" + number + "@x>", NOON.plusSeconds(number));
    }

    private void record(TestingMail mail) {
        store.record(mail.recorded(), 1, DailyQuota.UNLIMITED.live(NOON), Optional.empty());
    }

    private static Caller caller(String user) {
        return new Caller(TestingMail.ACME, new UserId(user), Set.of());
    }

    private List<SharedMail> pages(Collection<Contact> contacts, int limit) {
        return pages("anna", contacts, limit);
    }

    private List<SharedMail> pages(String viewer, Collection<Contact> contacts, int limit) {
        var all = new ArrayList<SharedMail>();
        Optional<String> before = Optional.empty();
        do {
            var page = timelines.page(caller(viewer), contacts, before, limit);
            all.addAll(page.items());
            before = Cursor.parse(page.next());
        } while (before.isPresent());
        return all;
    }
}
