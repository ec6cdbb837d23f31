package dev.mailsync.sandbox.control;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.DefaultBean;

/** A product that never has anything to do. */
@DefaultBean
@ApplicationScoped
class QuietProduct implements Product {

    @Override
    public void reset() {}

    @Override
    public void sweep() {}

    @Override
    public boolean idle() {
        return true;
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }
}
