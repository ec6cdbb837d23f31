package dev.mailsync.sandbox.control;

import java.time.Instant;
import java.util.Optional;

/** What the sandbox has to know about the service that it simulates Microsoft for. */
public interface Product {

    /** Empties its tables and queues. */
    void reset();

    /** Does the work that is due now. */
    void sweep();

    /** Whether nothing is queued or running. */
    boolean idle();

    /** When the next work is due. */
    Optional<Instant> nextDue();
}
