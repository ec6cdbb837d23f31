package dev.mailsync.sandbox.control;

import java.time.Instant;
import java.util.Optional;

/** The product around the sandbox, as far as the sandbox must drive it. */
public interface Product {

    void reset();

    void sweep();

    boolean idle();

    Optional<Instant> nextDue();
}
