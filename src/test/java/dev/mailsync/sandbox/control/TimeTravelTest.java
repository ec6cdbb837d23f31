package dev.mailsync.sandbox.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import dev.mailsync.sandbox.TestingWorld;
import dev.mailsync.sandbox.mailbox.Notification;
import dev.mailsync.sandbox.mailbox.Notifier;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Application;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeTravelTest {

    private final SandboxClock clock = new SandboxClock();
    private final Agenda agenda = new Agenda(clock);
    private final TimeTravel travel = new TimeTravel(clock, new TestingWorld().world, agenda);

    /** A product with appointments, which a sweep keeps when they are due. */
    private static final class Agenda implements Product {

        private final SandboxClock clock;
        private final TreeSet<Instant> due = new TreeSet<>();
        private final List<Instant> sweeps = new ArrayList<>();

        Agenda(SandboxClock clock) {
            this.clock = clock;
        }

        @Override
        public void reset() {
            due.clear();
        }

        @Override
        public void sweep() {
            var now = clock.instant();
            sweeps.add(now);
            due.removeIf(time -> !time.isAfter(now));
        }

        @Override
        public boolean idle() {
            return true;
        }

        @Override
        public Optional<Instant> nextDue() {
            return due.stream().findFirst();
        }
    }

    @Test
    void everyAppointmentOnTheWayIsKeptAtItsTime() {
        var start = clock.instant();
        var times = List.of(start.plus(Duration.ofHours(1)), start.plus(Duration.ofHours(5)));
        agenda.due.addAll(times);
        agenda.due.add(start.plus(Duration.ofHours(100)));

        var now = travel.advance(Duration.ofHours(48));

        assertThat(agenda.sweeps).hasSize(3);
        for (int i = 0; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i), agenda.sweeps.get(i)))
                    .isBetween(Duration.ZERO, Duration.ofMinutes(1));
        }
        assertThat(Duration.between(start, now)).isBetween(Duration.ofHours(48), Duration.ofHours(49));
        assertThat(agenda.due).hasSize(1);
    }

    @Test
    void whatStaysOverdueIsSweptEachMinuteAndEndsTheJourneyNevertheless() {
        var stuck = new Product() {
            private int sweeps;

            @Override
            public void reset() {}

            @Override
            public void sweep() {
                sweeps++;
            }

            @Override
            public boolean idle() {
                return true;
            }

            @Override
            public Optional<Instant> nextDue() {
                return Optional.of(Instant.EPOCH);
            }
        };

        new TimeTravel(clock, new TestingWorld().world, stuck).advance(Duration.ofMinutes(10));

        assertThat(stuck.sweeps).isBetween(10, 11);
    }

    @Test
    void whatStaysOverdueForTwoDaysIsSweptAllTheWay() {
        agenda.due.add(clock.instant().plus(Duration.ofHours(47)));
        var stuck = new Stuck(agenda);

        new TimeTravel(clock, new TestingWorld().world, stuck).advance(Duration.ofHours(48));

        assertThat(agenda.sweeps).hasSizeBetween(2879, 2881);
        assertThat(agenda.due).isEmpty();
    }

    /** An agenda with something on it that fails each time. */
    private record Stuck(Agenda agenda) implements Product {

        @Override
        public void reset() {
            agenda.reset();
        }

        @Override
        public void sweep() {
            agenda.sweep();
        }

        @Override
        public boolean idle() {
            return true;
        }

        @Override
        public Optional<Instant> nextDue() {
            return Optional.of(Instant.EPOCH);
        }
    }

    @Test
    void theClockStopsWhereANotificationThatWasHeldBackBecomesDue() {
        var start = clock.instant();
        var held = new HoldingBack(start.plus(Duration.ofMinutes(10)));
        var world = new World(clock, new Random(7), new Application("client", "secret", Set.of()), held);

        new TimeTravel(clock, world, agenda).advance(Duration.ofHours(1));

        assertThat(agenda.sweeps).hasSize(2);
        assertThat(Duration.between(start, agenda.sweeps.getFirst()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    private record HoldingBack(Instant due) implements Notifier {

        @Override
        public void send(Notification notification) {}

        @Override
        public boolean idle() {
            return true;
        }

        @Override
        public Optional<Instant> nextDue() {
            return Optional.of(due);
        }

        @Override
        public void clear() {}
    }
}
