package dev.mailsync.sandbox.control;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.mailsync.sandbox.mailbox.Notification;
import dev.mailsync.sandbox.mailbox.Notifier;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Application;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdleTest {

    private enum Where {
        NOTIFIER,
        QUEUE,
        DONE
    }

    private Where notification = Where.NOTIFIER;

    /** Whoever looks sees what is there, and just afterwards it moves on. */
    private boolean isNotIn(Where place) {
        var found = notification == place;
        if (notification == Where.NOTIFIER) {
            notification = Where.QUEUE;
        }
        return !found;
    }

    @Test
    void aNotificationThatIsHandedOverWhileOneLooksIsNotOverlooked() {
        var clock = new SandboxClock();
        var world = new World(clock, new Random(7), new Application("client", "secret", Set.of()), new HandingOver());
        var travel = new TimeTravel(clock, world, new Queueing());

        assertThat(travel.idle()).isFalse();
        assertThat(travel.idle()).isFalse();
        notification = Where.DONE;
        assertThat(travel.idle()).isTrue();
    }

    private final class HandingOver implements Notifier {

        @Override
        public void send(Notification notification) {}

        @Override
        public boolean idle() {
            return isNotIn(Where.NOTIFIER);
        }

        @Override
        public void clear() {}
    }

    private final class Queueing implements Product {

        @Override
        public void reset() {}

        @Override
        public void sweep() {}

        @Override
        public boolean idle() {
            return isNotIn(Where.QUEUE);
        }

        @Override
        public Optional<Instant> nextDue() {
            return Optional.empty();
        }
    }
}
