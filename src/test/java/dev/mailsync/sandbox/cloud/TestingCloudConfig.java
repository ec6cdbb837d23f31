package dev.mailsync.sandbox.cloud;

import java.time.Duration;
import java.util.Optional;

record TestingCloudConfig(int dynamodbPort, int sqsPort, Duration redeliveryDelay) implements CloudConfig {

    TestingCloudConfig() {
        this(0, 0, Duration.ZERO);
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
    public boolean poller() {
        return true;
    }
}
