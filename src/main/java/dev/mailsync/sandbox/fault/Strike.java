package dev.mailsync.sandbox.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * What happens to one call.
 *
 * @param latency of all faults that strike it, together
 * @param fault the first one that does more than keep it waiting
 */
public record Strike(Duration latency, Optional<Fault> fault) {

    /** Waits as long as the call is held up, in real time. */
    public Optional<Fault> await() {
        if (latency.isPositive()) {
            hold();
        }
        return fault;
    }

    private void hold() {
        try {
            Thread.sleep(latency);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
