package dev.mailsync.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mailsync.company.DailyQuota;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.mail.store.StoredSummary;
import dev.mailsync.platform.dynamo.Table;

import static org.assertj.core.api.Assertions.assertThat;

/** Watches that live email within the limit does not wait behind a backlog, and that the number of what waits is true. */
final class BacklogWatch {

    /** Email of the evening before may be recorded on the new day. */
    private static final Duration EVENING = Duration.ofHours(6);

    /** What can be seen of the user's mail. */
    record Sight(Stage stage, LedgerStore ledgers) {

        List<String> recorded() {
            return stage.all(Table.SYNCED_MAIL).stream()
                    .filter(item -> item.sortKey().startsWith("mail#"))
                    .map(item -> StoredSummary.of(item).messageId())
                    .toList();
        }

        long pointers() {
            return stage.all(Table.USERS).stream()
                    .filter(item -> item.sortKey().startsWith("deferred#"))
                    .count();
        }

        Optional<Long> counted() {
            return ledgers.of(People.caller(RandomBacklogs.USER).connection()).deferred();
        }
    }

    private record Arrival(String messageId, Instant at) {}

    private final Sight sight;
    private final Duration usual;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Arrival> promises = new ArrayList<>();
    private Optional<LocalDate> limitChangedOn = Optional.empty();

    /** @param usual how long it may take to record an email */
    BacklogWatch(Sight sight, Duration usual) {
        this.sight = sight;
        this.usual = usual;
    }

    /** What was used up under another limit is none of ours. */
    void limitChanges(LocalDate day) {
        limitChangedOn = Optional.of(day);
        promisesNothing();
    }

    /** What came before the user signed in is history. */
    void promisesNothing() {
        promises.clear();
    }

    /** @return whether it must be recorded in its usual time, and others wait */
    boolean arrived(String messageId, Instant now, DailyQuota quota) {
        var arrival = new Arrival(messageId, now);
        arrivals.add(arrival);
        if (limitChangedOn.equals(Optional.of(quota.day(now))) || !hasRoom(now, quota)) {
            return false;
        }
        promises.add(arrival);
        return sight.pointers() > 0;
    }

    /** However much of its share the backlog has taken by then. */
    private boolean hasRoom(Instant now, DailyQuota quota) {
        var begins = quota.dayBegins(now);
        var live = arrivals.stream()
                .filter(it -> !it.at().isBefore(begins.minus(EVENING)))
                .count();
        return now.plus(usual).isBefore(quota.resetsAt(now))
                && quota.live(now).left(live - 1)
                        > quota.backlog(now.plus(usual)).most().orElse(0);
    }

    void look(Instant now) {
        var due = promises.stream()
                .filter(it -> !it.at().plus(usual).isAfter(now))
                .toList();
        if (!due.isEmpty()) {
            assertThat(sight.recorded())
                    .as("live email within the limit, %s after it arrived", usual)
                    .containsAll(due.stream().map(Arrival::messageId).toList());
            promises.removeAll(due);
        }
        sight.counted()
                .ifPresent(
                        number -> assertThat(number).as("counted of what waits").isEqualTo(sight.pointers()));
    }

    /** So far. */
    boolean isAllRecorded() {
        return sight.recorded().size() >= arrivals.size() && sight.pointers() == 0;
    }

    void expectAllRecorded() {
        assertThat(sight.recorded())
                .as("at rest")
                .containsExactlyInAnyOrderElementsOf(
                        arrivals.stream().map(Arrival::messageId).toList());
        assertThat(sight.counted()).as("of what waits at rest").contains(0L);
    }
}
