package dev.mailsync.sandbox.graph.notify;

import java.time.Duration;

/**
 * When Graph considers an endpoint slow, and the consequences.
 *
 * @param slow a response that takes this long counts against the endpoint, in real time
 * @param tooLate one that takes this long may cost the endpoint its notifications
 * @param window in which responses are counted, by the clock
 * @param pause during which notifications are delayed or dropped, by the clock
 * @param fewest responses needed for a judgement
 */
public record DeliveryRules(Duration slow, Duration tooLate, Duration window, Duration pause, int fewest) {

    /** As documented, with the number of responses from an earlier edition. */
    public static final DeliveryRules OF_GRAPH = new DeliveryRules(
            Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMinutes(10), 100);

    private static final double SLOW_SHARE = 0.10;
    private static final double DROP_SHARE = 0.15;

    public boolean makeSlow(long answers, long slowOnes) {
        return answers >= fewest && slowOnes > answers * SLOW_SHARE;
    }

    public boolean makeDrop(long answers, long lateOnes) {
        return answers >= fewest && lateOnes > answers * DROP_SHARE;
    }
}
