package dev.mailsync.health;

import org.eclipse.microprofile.health.HealthCheckResponse;

/** How all checks answer. */
final class Checks {

    private Checks() {}

    /** Up if the attempt returns; else down, with the kind of failure: its message may hold what is nobody's business. */
    static HealthCheckResponse answer(String name, Runnable attempt) {
        try {
            attempt.run();
            return HealthCheckResponse.up(name);
        } catch (RuntimeException failure) {
            return HealthCheckResponse.named(name)
                    .down()
                    .withData("failure", failure.getClass().getSimpleName())
                    .build();
        }
    }
}
