package dev.mailsync.sandbox.cloud;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.SmallRyeConfigBuilder;

record TestingCloudConfig(int dynamodbPort, int sqsPort, Duration redeliveryDelay, Optional<Path> folder)
        implements CloudConfig {

    TestingCloudConfig() {
        this(0, 0, Duration.ZERO);
    }

    TestingCloudConfig(int dynamodbPort, int sqsPort, Duration redeliveryDelay) {
        this(dynamodbPort, sqsPort, redeliveryDelay, Optional.empty());
    }

    static TestingCloudConfig in(Path folder) {
        return new TestingCloudConfig(0, 0, Duration.ZERO, Optional.of(folder));
    }

    KeptFolder keptFolder() {
        return new KeptFolder(this, new SmallRyeConfigBuilder().build());
    }

    @Override
    public String cloud() {
        return "embedded";
    }

    @Override
    public Optional<Integer> boundPort() {
        return Optional.empty();
    }

    @Override
    public Optional<String> clientSecret() {
        return Optional.empty();
    }

    @Override
    public Optional<String> signingKey() {
        return Optional.empty();
    }

    @Override
    public Duration sweepEvery() {
        return Duration.ofMinutes(1);
    }

    @Override
    public boolean poller() {
        return true;
    }
}
