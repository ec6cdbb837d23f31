package dev.mailsync.sandbox.cloud;

import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** A live reload stops the cloud and starts it again in the same process. */
@Tag("real")
class EmbeddedCloudRestartTest {

    @Test
    void itStartsAgainOnTheSamePorts() {
        var config = new TestingCloudConfig(Ports.settle(0, "any"), Ports.settle(0, "any"), Duration.ZERO);

        for (int start = 1; start <= 2; start++) {
            var cloud = new EmbeddedCloud(config, () -> "test-", config.keptFolder());
            try {
                assertThat(cloud.dynamoDbClient().listTables().tableNames()).isNotEmpty();
                assertThat(cloud.sqsClient().listQueues().queueUrls()).hasSize(2);
            } finally {
                cloud.stop();
            }
        }

        assertThatCode(() -> Ports.settle(config.dynamodbPort(), "any")).doesNotThrowAnyException();
        assertThatCode(() -> Ports.settle(config.sqsPort(), "any")).doesNotThrowAnyException();
    }
}
