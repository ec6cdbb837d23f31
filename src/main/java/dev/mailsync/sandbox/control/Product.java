package dev.mailsync.sandbox.control;

import java.time.Instant;
import java.util.Optional;

/** What the sandbox has to know of the service that it plays Microsoft for. */
public interface Product {

    /** Empties its tables and queues. */
    void reset();

    /** Does what is due now. */
    void sweep();

    /** Whether nothing is queued or running. */
    boolean idle();

    /** When there is something to do next. */
    Optional<Instant> nextDue();
}
