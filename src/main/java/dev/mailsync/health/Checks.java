package dev.mailsync.health;

import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.microprofile.health.HealthCheckResponse;

/** The response of all checks. */
final class Checks {

    private Checks() {}

    /**
     * Up if the attempt finds no problem; otherwise down, with the problem or only the class of the failure, as its
     * message may be confidential.
     *
     * @param attempt returns our word for the problem, if any
     */
    static HealthCheckResponse answer(String name, Supplier<Optional<String>> attempt) {
        try {
            return attempt.get().map(failure -> down(name, failure)).orElseGet(() -> HealthCheckResponse.up(name));
        } catch (RuntimeException failure) {
            return down(name, failure.getClass().getSimpleName());
        }
    }

    private static HealthCheckResponse down(String name, String failure) {
        return HealthCheckResponse.named(name)
                .down()
                .withData("failure", failure)
                .build();
    }
}
