package dev.mailsync.sandbox.graph;

import java.time.Duration;

import dev.mailsync.sandbox.fault.Throttle;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The limit that takes ten thousand calls to reach. */
class ThrottleTest {

    private final TestingGraph graph = new TestingGraph();

    @Test
    void tenThousandCallsInTenMinutesAreEnough() {
        graph.testing.world.throttle().on(true);
        for (int i = 0; i < Throttle.MOST_IN_WINDOW; i++) {
            assertThat(graph.get("/me/mailFolders/inbox").status()).isEqualTo(200);
        }
        graph.testing.clock.advance(Duration.ofMinutes(4));

        var refused = graph.get("/me/mailFolders/inbox");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("Retry-After", "360");
        assertThat(TestingGraph.json(refused).at("/error/code").asText()).isEqualTo("TooManyRequests");
        assertThat(graph.get("/me").status()).as("the directory").isEqualTo(200);
        graph.testing.clock.advance(Duration.ofMinutes(6));
        assertThat(graph.get("/me/mailFolders/inbox").status()).isEqualTo(200);
    }

    @Test
    void inProcessNothingIsThrottledUnlessAskedFor() {
        for (int i = 0; i < Throttle.MOST_IN_WINDOW; i++) {
            graph.get("/me/mailFolders/inbox");
        }
        assertThat(graph.get("/me/mailFolders/inbox").status()).isEqualTo(200);
    }
}
