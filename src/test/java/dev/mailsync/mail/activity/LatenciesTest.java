package dev.mailsync.mail.activity;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LatenciesTest {

    @ParameterizedTest
    @CsvSource({"PT0S,0", "PT1S,0", "PT1.001S,1", "PT2S,1", "PT20S,5", "PT21S,6", "PT24H,11", "PT800H,11"})
    void aLatencyFallsIntoTheFirstBucketThatReachesIt(Duration latency, int bucket) {
        assertThat(Latencies.bucketOf(latency)).isEqualTo(bucket);
    }

    @Test
    void ofTenEmailsHalfAreWithinTheBucketOfTheFifth() {
        var latencies = latencies(Map.of(0, 4L, 1, 1L, 6, 5L));

        assertThat(latencies.within(0.5)).contains(Duration.ofSeconds(2));
        assertThat(latencies.within(0.51)).contains(Duration.ofSeconds(60));
        assertThat(latencies.within(0.95)).contains(Duration.ofSeconds(60));
    }

    @Test
    void oneEmailSaysAll() {
        assertThat(latencies(Map.of(3, 1L)).within(0.5)).contains(Duration.ofSeconds(5));
        assertThat(latencies(Map.of(3, 1L)).within(0.95)).contains(Duration.ofSeconds(5));
    }

    @Test
    void noneSaysNothing() {
        assertThat(Latencies.NONE.within(0.5)).isEmpty();
    }

    private static Latencies latencies(Map<Integer, Long> emails) {
        return new Latencies(new TreeMap<>(emails));
    }
}
