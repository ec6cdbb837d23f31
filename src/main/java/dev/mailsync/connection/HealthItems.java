package dev.mailsync.connection;

import java.util.Optional;

import dev.mailsync.error.ErrorItems;
import dev.mailsync.error.Gap;
import dev.mailsync.error.OpenErrors;
import dev.mailsync.platform.dynamo.Item;

/** A mailbox's sync health, within the item of its connection. */
final class HealthItems {

    private HealthItems() {}

    static void add(Item item, SyncHealth health) {
        health.failureStreak().ifPresent(failureStreak -> add(item, failureStreak));
        item.with(
                "openErrors",
                health.errors().all().stream().map(ErrorItems::text).toList());
        health.lastGap()
                .ifPresent(gap ->
                        item.with("gapFrom", gap.from()).with("gapTo", gap.to()).with("recovered", gap.recovered()));
        item.with("askedAt", health.askedAt().orElse(null));
    }

    private static void add(Item item, FailureStreak failureStreak) {
        item.with("troubleSince", failureStreak.since())
                .with("recordedBefore", failureStreak.recordedBefore())
                .with("retryAt", failureStreak.retryAt())
                .with("notBefore", failureStreak.notBefore());
        failureStreak
                .run()
                .ifPresent(run -> item.with("shownAt", run.shownAt())
                        .with("failures", run.failures())
                        .with("countedFrom", run.countedFrom().orElse(null))
                        .with("passingSince", run.selfResolvingSince().orElse(null))
                        .with("needingPerson", run.needingPerson()));
    }

    static SyncHealth health(Item item) {
        return new SyncHealth(
                item.has("troubleSince") ? Optional.of(failureStreak(item)) : Optional.empty(),
                new OpenErrors(item.strings("openErrors").stream()
                        .map(ErrorItems::error)
                        .toList()),
                item.optionalInstant("gapFrom")
                        .map(from -> new Gap(from, item.instant("gapTo"), item.number("recovered"))),
                item.optionalInstant("askedAt"));
    }

    private static FailureStreak failureStreak(Item item) {
        return new FailureStreak(
                item.instant("troubleSince"),
                item.number("recordedBefore"),
                item.instant("retryAt"),
                item.instant("notBefore"),
                item.optionalInstant("shownAt")
                        .map(shownAt -> new FailureStreak.Run(
                                shownAt,
                                (int) item.number("failures"),
                                item.optionalInstant("countedFrom"),
                                item.optionalInstant("passingSince"),
                                (int) item.count("needingPerson"))));
    }
}
