package dev.mailsync.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.LongStream;

import dev.mailsync.platform.dynamo.BusyException;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Transaction;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Writers that are slow, whose clocks differ and who get in each other's way, and a reader that must miss nothing. */
class EventLogTest {

    private static final int SEEDS = 100;
    private static final CompanyId ACME = new CompanyId("acme");
    private static final Instant START = Instant.parse("2026-11-25T08:00:00Z");

    @Test
    void whoeverFollowsMissesNothingAndSeesTheEventsOfAUserInTheirOrder() {
        long committed = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var played = new Play(seed, Duration.ZERO);
            committed += played.committed.size();
            assertThat(played.read)
                    .as("seed " + seed)
                    .extracting(it -> it.user().value() + " " + it.number())
                    .containsExactlyInAnyOrderElementsOf(played.committed);
            for (int user = 0; user < Play.USERS; user++) {
                var name = "user-" + user;
                var numbers = played.read.stream()
                        .filter(it -> it.user().value().equals(name))
                        .map(LoggedEvent::number)
                        .toList();
                assertThat(numbers)
                        .as("seed " + seed + ", " + name)
                        .isEqualTo(LongStream.rangeClosed(1, numbers.size())
                                .boxed()
                                .toList());
            }
        }
        assertThat(committed).as("events in all").isGreaterThan(SEEDS * 20L);
    }

    @Test
    void whoDoesNotWaitForSlowWritersWouldMissSome() {
        long missed = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var played = new Play(seed, EventLog.SETTLED_AFTER);
            missed += played.committed.size() - played.read.size();
        }
        assertThat(missed).isPositive();
    }

    /** A few minutes, one step after the other, as a seed has it. */
    private static final class Play {

        static final int USERS = 6;
        private static final int WRITES = 40;
        private static final long SLOWEST_TO_SEND =
                EventLog.BEGUN_WITHIN.multipliedBy(2).toMillis();
        private static final long SLOWEST_CALL = Duration.ofSeconds(5).toMillis();
        private static final long CLOCKS_WITHIN = 2_500;

        private record Step(Instant at, long order, Runnable action) {}

        private final List<String> committed = new ArrayList<>();
        private final List<LoggedEvent> read = new ArrayList<>();

        private final InMemoryDynamo tables = new InMemoryDynamo();
        private final PriorityQueue<Step> steps =
                new PriorityQueue<>(Comparator.comparing(Step::at).thenComparing(Step::order));
        private final Random random;
        private final Duration hurry;
        private Instant now = START;
        private long order;
        private String position = EventLog.positionOf(START.minusSeconds(60));

        /** @param hurry how much less than it should the reader waits */
        Play(long seed, Duration hurry) {
            this.random = new Random(seed);
            this.hurry = hurry;
            for (int i = 0; i < WRITES; i++) {
                at(random.nextInt(120_000), this::write);
            }
            for (int second = 0; second < 200; second += 1 + random.nextInt(3)) {
                at(second * 1_000L, this::read);
            }
            play();
            now = now.plusSeconds(60);
            for (int i = 0; i < WRITES; i++) {
                read();
            }
        }

        private void play() {
            while (!steps.isEmpty()) {
                var next = steps.remove();
                now = next.at();
                next.action().run();
            }
        }

        private void write() {
            var user = new UserId("user-" + random.nextInt(USERS));
            var clock = clock();
            var key = Item.key(ConnectionId.of(ACME, user).value(), "ledger");
            var counting = tables.get(Table.USERS, key).orElse(key);
            var happened = new ArrayList<Event>();
            for (int i = 0; i <= random.nextInt(2); i++) {
                happened.add(new Event.RemovalDone(i));
            }
            var transaction =
                    Transaction.of(new EventLog(tables, clock).joining(counting, ACME, user, List.copyOf(happened)));
            long first = counting.count("events") + 1;
            at(slow(SLOWEST_TO_SEND), () -> send(transaction, clock, user, first, happened.size()));
        }

        private void send(Transaction transaction, Clock clock, UserId user, long first, int count) {
            try {
                transaction.requireInTime(clock.instant());
            } catch (BusyException tooLate) {
                at(0, this::write);
                return;
            }
            at(slow(SLOWEST_CALL), () -> {
                if (tables.transact(transaction.writes()).isPresent()) {
                    at(0, this::write);
                    return;
                }
                for (long number = first; number < first + count; number++) {
                    committed.add(user.value() + " " + number);
                }
            });
        }

        private void read() {
            var clock = Clock.offset(clock(), hurry);
            var some = new EventLog(tables, clock).after(ACME, position, 1 + random.nextInt(7));
            read.addAll(some.events());
            position = some.position();
        }

        /** Mostly quick, now and then as slow as can be. */
        private long slow(long slowest) {
            return random.nextInt(4) == 0 ? (long) (random.nextDouble() * slowest) : random.nextInt(50);
        }

        /** Of one machine of many. */
        private Clock clock() {
            var differs = Duration.ofMillis(random.nextLong(-CLOCKS_WITHIN, CLOCKS_WITHIN));
            return new Clock() {

                @Override
                public Instant instant() {
                    return now.plus(differs);
                }

                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        private void at(long millisFromNow, Runnable action) {
            steps.add(new Step(now.plusMillis(millisFromNow), order++, action));
        }
    }
}
