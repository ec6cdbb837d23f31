package dev.mailsync.sweep;

import java.time.Duration;

record TestingSweepConfig(int atOnce) implements SweepConfig {

    @Override
    public Duration lease() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Duration credentialWarning() {
        return Duration.ofDays(30);
    }
}
