package dev.mailsync.sandbox.control;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.sandbox.mailbox.World;
import io.quarkus.arc.profile.IfBuildProfile;

/** Moves the clock as if time had passed: everything that becomes due on the way is done at its time. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test"})
public class TimeTravel {

    /** What stays overdue is checked again as often as the sweep runs. */
    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);

    /** In real time; an endpoint that refuses notifications keeps the sandbox busy for hours of its clock. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofMillis(1);

    private final SandboxClock clock;
    private final World world;
    private final Product product;

    TimeTravel(SandboxClock clock, World world, Product product) {
        this.clock = clock;
        this.world = world;
        this.product = product;
    }

    synchronized Instant advance(Duration by) {
        var target = clock.instant().plus(by);
        Instant stop;
        do {
            stop = nextStop(target);
            clock.advanceTo(stop);
            world.sending().deliverDue();
            product.sweep();
            awaitIdle();
        } while (stop.isBefore(target));
        return clock.instant();
    }

    /** Due times are whole seconds, rounded up: what is due by now is due by the next of them. */
    synchronized void sweep() {
        clock.advanceTo(clock.instant().plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS));
        product.sweep();
    }

    private Instant nextStop(Instant target) {
        var now = clock.instant();
        var due = product.nextDue().map(time -> time.isAfter(now) ? time : now.plus(SWEEP_INTERVAL));
        // What was held back and is already due is being delivered without moving the clock.
        var told = world.notifier().nextDue().filter(time -> time.isAfter(now));
        var sent = world.sending().nextDue();
        return Stream.of(due, told, sent)
                .flatMap(Optional::stream)
                .filter(time -> time.isBefore(target))
                .min(Comparator.naturalOrder())
                .orElse(target);
    }

    /**
     * Everything the notifier has handed over is in the product's queue: checked in the other order, it could be in
     * neither.
     */
    boolean idle() {
        return world.notifier().idle() && product.idle() && world.notifier().idle();
    }

    private void awaitIdle() {
        var waited = Duration.ZERO;
        while (!idle() && waited.compareTo(LONGEST_WAIT) < 0) {
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
            waited = waited.plus(POLL);
        }
    }
}
