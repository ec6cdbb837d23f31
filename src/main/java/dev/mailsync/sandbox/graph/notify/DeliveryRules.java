package dev.mailsync.sandbox.graph.notify;

import java.time.Duration;

/**
 * When Graph holds an endpoint for slow, and what follows.
 *
 * @param slow an answer that takes as long counts against the endpoint, in real time
 * @param tooLate one that takes as long may cost the endpoint its notifications
 * @param window over which answers are counted, on the clock
 * @param pause for which notifications are delayed or dropped, on the clock
 * @param fewest answers that are enough to judge by
 */
public record DeliveryRules(Duration slow, Duration tooLate, Duration window, Duration pause, int fewest) {

    /** As documented, with the number of answers that an earlier edition names. */
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
