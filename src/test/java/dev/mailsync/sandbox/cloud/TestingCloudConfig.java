package dev.mailsync.sandbox.cloud;

import java.time.Duration;

record TestingCloudConfig(int dynamodbPort, int sqsPort, Duration redeliveryDelay) implements CloudConfig {

    TestingCloudConfig() {
        this(0, 0, Duration.ZERO);
    }

    @Override
    public boolean poller() {
        return true;
    }
}
