package dev.mailsync.sandbox.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import dev.mailsync.sandbox.TestingWorld;
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
}
