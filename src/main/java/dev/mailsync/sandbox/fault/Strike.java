package dev.mailsync.sandbox.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * What happens to one call.
 *
 * @param latency the total of all faults that strike it
 * @param fault the first one that does more than delay it
 */
public record Strike(Duration latency, Optional<Fault> fault) {

    /** Delays the call, in real time. */
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
