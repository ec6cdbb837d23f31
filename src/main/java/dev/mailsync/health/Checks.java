package dev.mailsync.health;

import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.microprofile.health.HealthCheckResponse;

/** How all checks answer. */
final class Checks {

    private Checks() {}

    /**
     * Up if the attempt finds no trouble; else down, with the trouble or the kind of failure: a message may hold what is nobody's
     * business.
     *
     * @param attempt returns a word of ours for what is wrong, if anything is
     */
    static HealthCheckResponse answer(String name, Supplier<Optional<String>> attempt) {
        try {
            return attempt.get()
                    .map(failureStreak -> down(name, failureStreak))
                    .orElseGet(() -> HealthCheckResponse.up(name));
        } catch (RuntimeException failure) {
            return down(name, failure.getClass().getSimpleName());
        }
    }

    private static HealthCheckResponse down(String name, String failureStreak) {
        return HealthCheckResponse.named(name)
                .down()
                .withData("failure", failureStreak)
                .build();
    }
}
