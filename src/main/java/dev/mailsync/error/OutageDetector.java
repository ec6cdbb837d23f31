package dev.mailsync.error;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.Fingerprint;

/**
 * Distinguishes an outage at Microsoft from a mailbox's own problem by a sample: the first fifty tenants of each hour,
 * with one row each. If several fail and they are a large part of all, it is no mailbox's fault.
 */
@ApplicationScoped
public class OutageDetector {

    /** How recently a failure must have started for an outage to explain it. */
    public static final Duration RECENT = Duration.ofHours(2);

    public static final int SAMPLE = 50;

    /** Of the sample's rows, in the table of errors. */
    public static final String PREFIX = "weather#";

    /** At least one in this many. */
    private static final int GOOD_PART = 3;

    private static final Duration KEPT = Duration.ofDays(1);
    private static final String FAILED = "failed";

    private final Dynamo dynamo;
    private final FailureConfig config;
    private final Clock clock;

    /** The latest hour whose sample was found complete. */
    private volatile String complete = "";

    OutageDetector(Dynamo dynamo, FailureConfig config, Clock clock) {
        this.dynamo = dynamo;
        this.config = config;
        this.clock = clock;
    }

    public void noteSuccess(String tenantId) {
        note(tenantId, false);
    }

    /** @return whether many tenants fail, in this hour or the last one */
    public boolean failed(String tenantId) {
        var now = clock.instant();
        note(tenantId, true);
        return Stream.of(now, now.minus(1, ChronoUnit.HOURS)).anyMatch(time -> isOutage(sample(time)));
    }

    private boolean isOutage(List<Item> sample) {
        var failed = sample.stream().filter(it -> it.flag(FAILED)).count();
        return failed >= config.outageTenants() && failed * GOOD_PART >= sample.size();
    }

    private void note(String tenantId, boolean failed) {
        var now = clock.instant();
        if (isComplete(now)) {
            return;
        }
        var row = Item.key(hour(now), Fingerprint.of("tenant", tenantId).value())
                .with(FAILED, failed)
                .withSeconds("expiresAt", now.plus(KEPT));
        dynamo.put(new Write.Put(Table.ERRORS, row, Optional.of(Condition.newItem())));
    }

    private boolean isComplete(Instant now) {
        var hour = hour(now);
        if (hour.equals(complete)) {
            return true;
        }
        if (sample(now).size() < SAMPLE) {
            return false;
        }
        complete = hour;
        return true;
    }

    private List<Item> sample(Instant time) {
        return dynamo.page(Query.of(Table.ERRORS, hour(time)).limit(SAMPLE));
    }

    private static String hour(Instant time) {
        return PREFIX + time.truncatedTo(ChronoUnit.HOURS);
    }
}
