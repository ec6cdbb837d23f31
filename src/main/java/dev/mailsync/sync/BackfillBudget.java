package dev.mailsync.sync;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.dynamo.Condition;
import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Item;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.UpdateExpression;
import dev.mailsync.dynamo.Write;
import dev.mailsync.identity.CompanyId;

/**
 * How much work on old mail is done for one company in a minute, so that it never takes the workers that everybody's new
 * mail needs: {@code {company} / backfill} in the table {@code quotas}.
 */
@ApplicationScoped
class BackfillBudget {

    private static final String MINUTE = "minute";
    private static final String USED = "used";
    private static final int LONGEST_WAIT_MINUTES = 5;

    private final Dynamo dynamo;
    private final SyncConfig config;
    private final Clock clock;
    private final RandomGenerator random;

    BackfillBudget(Dynamo dynamo, SyncConfig config, Clock clock, RandomGenerator random) {
        this.dynamo = dynamo;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    /** Whether one more job of the company may work on old mail in this minute. */
    boolean take(CompanyId company) {
        var key = Item.key(company.value(), "backfill");
        var minute = Item.number(clock.instant().getEpochSecond() / 60);
        var ofThisMinute = Condition.equal(MINUTE, minute);
        var oneMore = Write.update(
                Table.QUOTAS,
                key,
                UpdateExpression.empty().add(USED, 1),
                ofThisMinute.and(new Condition.Below(USED, config.backfillPerMinute())));
        var first = Write.update(
                Table.QUOTAS,
                key,
                UpdateExpression.empty().set(MINUTE, minute).set(USED, Item.number(1)),
                new Condition.Not(ofThisMinute));
        return dynamo.update(oneMore) || dynamo.update(first) || dynamo.update(oneMore);
    }

    /** When to ask again: not all in the same minute. */
    Instant nextAttemptAt() {
        return clock.instant()
                .truncatedTo(ChronoUnit.MINUTES)
                .plusSeconds(60L + random.nextInt(LONGEST_WAIT_MINUTES * 60));
    }
}
