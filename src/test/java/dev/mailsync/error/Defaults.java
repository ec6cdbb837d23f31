package dev.mailsync.error;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The schedule of a deployment that configures nothing: tests that use it hold the defaults of {@link FailureConfig}. */
public final class Defaults {

    private Defaults() {}

    public static RetrySchedule schedule() {
        return new SmallRyeConfigBuilder()
                .withMapping(FailureConfig.class)
                .build()
                .getConfigMapping(FailureConfig.class)
                .schedule();
    }
}
