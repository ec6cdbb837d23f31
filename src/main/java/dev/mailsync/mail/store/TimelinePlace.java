package dev.mailsync.mail.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.SyncedMailKeys;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;

/**
 * An email's position on timelines: its sender's Date, which is the same for all holders, unless that isn't credible;
 * then the time at which the first of its holders received it.
 */
public final class TimelinePlace {

    /** Servers retry delivery for that long, and email that took longer would appear unnoticed. */
    private static final Duration LONGEST_WAY = Duration.ofDays(1);

    private static final Duration FASTEST_CLOCK = Duration.ofHours(1);

    /** All holders of an email receive it within this time. */
    private static final Duration HOLDERS_APART = Duration.ofDays(1);

    private static final int MOST_ROWS = 100;

    private final Dynamo dynamo;

    TimelinePlace(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    static boolean isCredible(Instant sentAt, Instant receivedAt) {
        return !sentAt.isBefore(receivedAt.minus(LONGEST_WAY)) && !sentAt.isAfter(receivedAt.plus(FASTEST_CLOCK));
    }

    /** Takes two queries for an email whose Date is not credible, and none for any other. */
    Instant of(RecordedMail mail) {
        var summary = mail.summary();
        if (isCredible(summary.sentAt(), summary.receivedAt())) {
            return summary.sentAt();
        }
        // Copies that arrive at the same moment don't find each other.
        return takenByOthers(mail).orElseGet(() -> summary.receivedAt().truncatedTo(ChronoUnit.MINUTES));
    }

    private Optional<Instant> takenByOthers(RecordedMail mail) {
        return mail.contacts().stream()
                .sorted()
                .limit(1)
                .map(contact -> Query.of(
                        Table.SYNCED_MAIL, SyncedMailKeys.contact(mail.holder().company(), contact)))
                .flatMap(timeline -> Stream.concat(atItsDate(mail, timeline), nearItsArrival(mail, timeline)))
                .filter(row -> SyncedMailKeys.idOf(row).identity().equals(mail.identity()))
                .map(SyncedMailKeys::placeOf)
                .findFirst();
    }

    private Stream<Item> atItsDate(RecordedMail mail, Query timeline) {
        var date = SyncedMailKeys.timelineSort(mail.summary().sentAt(), mail.identity());
        return dynamo.page(timeline.beginningWith(date + "#").limit(1)).stream();
    }

    private Stream<Item> nearItsArrival(RecordedMail mail, Query timeline) {
        var received = mail.summary().receivedAt();
        var until = received.plus(HOLDERS_APART);
        return dynamo
                .page(timeline.after(SyncedMailKeys.moment(received.minus(HOLDERS_APART)))
                        .limit(MOST_ROWS))
                .stream()
                .takeWhile(row -> SyncedMailKeys.placeOf(row).isBefore(until));
    }
}
