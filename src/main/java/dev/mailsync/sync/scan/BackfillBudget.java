package dev.mailsync.sync.scan;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.sync.session.SyncConfig;

/**
 * Limits the jobs on old email per company and minute, so that they never take the workers that everybody's new email
 * needs: {@code {company} / backfill} in the table {@code quotas}.
 */
@ApplicationScoped
public class BackfillBudget {

    private static final String MINUTE = "minute";
    private static final String ASKED = "used";

    /** In minutes. */
    private static final long SHORTEST_WAIT = 2;

    private static final long LONGEST_WAIT = 120;

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

    /**
     * Asks whether one more job of the company may work on old email in this minute.
     *
     * @return when to ask again; empty if it may
     */
    public Optional<Instant> ask(CompanyId company) {
        var asked = asked(company);
        return asked <= config.backfillPerMinute() ? Optional.empty() : Optional.of(later(asked));
    }

    /**
     * The requests in this minute, including this one. Two at once may both read the larger number; the limit holds.
     */
    private long asked(CompanyId company) {
        var key = Item.key(company.value(), "backfill");
        var minute = Item.number(clock.instant().getEpochSecond() / 60);
        var ofThisMinute = Condition.equal(MINUTE, minute);
        var oneMore = Write.update(Table.QUOTAS, key, UpdateExpression.empty().add(ASKED, 1), ofThisMinute);
        var first = Write.update(
                Table.QUOTAS,
                key,
                UpdateExpression.empty().set(MINUTE, minute).set(ASKED, Item.number(1)),
                new Condition.Not(ofThisMinute));
        if (!dynamo.update(oneMore) && dynamo.update(first)) {
            return 1;
        }
        return dynamo.get(Table.QUOTAS, key).map(item -> item.count(ASKED)).orElse(1L);
    }

    /** Spreads retries so that, on average, no more come in a minute than can be admitted. */
    private Instant later(long asked) {
        var minutes = Math.clamp(2 * asked / Math.max(1, config.backfillPerMinute()), SHORTEST_WAIT, LONGEST_WAIT);
        return clock.instant().truncatedTo(ChronoUnit.MINUTES).plusSeconds(60 + random.nextLong(60 * minutes));
    }
}
