package dev.mailsync.sandbox.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.quarkus.arc.profile.IfBuildProfile;

/**
 * The clock shared by sandbox and product. It runs at normal speed, ahead of real time by as much as it was advanced.
 */
@Alternative
@Priority(1)
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
public class SandboxClock extends Clock {

    private final Clock real = Clock.tickMillis(ZoneOffset.UTC);
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return ZoneOffset.UTC.equals(zone) ? this : Clock.offset(real.withZone(zone), ahead);
    }

    /** Only moves forward; a past time has no effect. */
    public synchronized void advanceTo(Instant time) {
        var gap = Duration.between(instant(), time);
        ahead = gap.isNegative() ? ahead : ahead.plus(gap);
    }

    synchronized void reset() {
        ahead = Duration.ZERO;
    }
}
