package dev.mailsync.sync.scan;

import java.time.Clock;
import java.time.Duration;
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
 * Limits how much of the workers' time goes to old email, of each company and of all together, so that they are there
 * when new email arrives: {@code {company} / backfill} in the table {@code quotas}. It is given out for ten seconds at a
 * time. Given out by the minute, a minute's work would begin at once.
 */
@ApplicationScoped
public class BackfillBudget {

    private static final Duration SLOT = Duration.ofSeconds(10);

    /** A quarter of the workers' time begins in a slot, and as much may still run that began in the slot before. */
    private static final int PART_OF_ALL = 4;

    private static final int PART_OF_A_COMPANY = 8;

    /** No company's id has a '#'. */
    private static final String ALL = "#all";

    private static final String WHEN = "slot";
    private static final String ASKED = "seconds";

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
     * Asks whether one more job of the company may work on old email now.
     *
     * @param work how long, in seconds; nothing needs no permission
     * @return when to ask again; empty if it may
     */
    public Optional<Instant> ask(CompanyId company, Duration work) {
        return askMore(company, Duration.ZERO, work);
    }

    /** The same for a job that has been let in for {@code already}, which is not held against it. */
    public Optional<Instant> askMore(CompanyId company, Duration already, Duration work) {
        return work.isZero()
                ? Optional.empty()
                : ask(company.value(), PART_OF_A_COMPANY, already, work).or(() -> ask(ALL, PART_OF_ALL, already, work));
    }

    private Optional<Instant> ask(String whose, int part, Duration already, Duration work) {
        var asked = count(whose, work.toSeconds());
        var room = Math.max(1, config.concurrency() * SLOT.toSeconds() / part);
        // Whatever the room, one job has a way in.
        return asked <= Math.max(room, work.plus(already).toSeconds())
                ? Optional.empty()
                : Optional.of(later(asked / room));
    }

    /** The seconds asked for in this slot, including these. Two at once may both read the larger sum; the limit holds. */
    private long count(String whose, long seconds) {
        var key = Item.key(whose, "backfill");
        var slot = Item.number(clock.instant().getEpochSecond() / SLOT.toSeconds());
        var inThisSlot = Condition.equal(WHEN, slot);
        var more = Write.update(Table.QUOTAS, key, UpdateExpression.empty().add(ASKED, seconds), inThisSlot);
        var first = Write.update(
                Table.QUOTAS,
                key,
                UpdateExpression.empty().set(WHEN, slot).set(ASKED, seconds),
                new Condition.Not(inThisSlot));
        if (!dynamo.update(more) && dynamo.update(first)) {
            return seconds;
        }
        return dynamo.get(Table.QUOTAS, key).map(item -> item.count(ASKED)).orElse(seconds);
    }

    /** Spreads retries so that, on average, no more come in a minute than can be admitted. */
    private Instant later(long timesTheRoom) {
        var minutes = Math.clamp(2 * timesTheRoom, SHORTEST_WAIT, LONGEST_WAIT);
        return clock.instant().truncatedTo(ChronoUnit.MINUTES).plusSeconds(60 + random.nextLong(60 * minutes));
    }
}
