package dev.mailsync.cost;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;

/**
 * Jobs as Lambda takes them from the queue, played event by event: each of so many invocations at the same time takes what
 * waits, up to a batch, works on all of it at once, and is paid for until the last job of the batch is done.
 *
 * @param concurrency invocations at the same time, as the template's {@code SyncConcurrency}
 * @param largest batch, as the template's {@code BatchSize}
 */
record Batches(int concurrency, int largest) {

    /** Long enough for thousands of jobs at the lowest rates. */
    private static final int JOBS = 60_000;

    /** At first nothing waits, which is not how a day looks. */
    private static final int WARM_UP = 10_000;

    /** A job takes from a third to five thirds of the mean. */
    private static final double SHORTEST = 1 / 3.0;

    private static final double SPREAD = 4 / 3.0;

    /**
     * @param jobsPerInvocation on average
     * @param paidPerJob the time of an invocation, shared by its jobs
     * @param waits from shortest to longest: how long jobs were in the queue, in seconds
     */
    record Outcome(double jobsPerInvocation, Duration paidPerJob, List<Double> waits) {

        Duration waited(double share) {
            return seconds(waits.get((int) (share * (waits.size() - 1))));
        }
    }

    /** @param work of a job alone, on average */
    Outcome at(double jobsPerSecond, Duration work) {
        var random = new Random(1);
        var free = new PriorityQueue<Double>(Collections.nCopies(concurrency, 0.0));
        Queue<Double> waiting = new ArrayDeque<>();
        var waits = new ArrayList<Double>();
        double arrival = 0;
        double paid = 0;
        long invocations = 0;
        for (int jobs = 0; jobs < JOBS; ) {
            if (waiting.isEmpty()) {
                arrival += -Math.log(1 - random.nextDouble()) / jobsPerSecond;
                waiting.add(arrival);
            }
            double start = Math.max(free.remove(), waiting.peek());
            while (arrival <= start) {
                arrival += -Math.log(1 - random.nextDouble()) / jobsPerSecond;
                waiting.add(arrival);
            }
            double longest = 0;
            for (int n = 0; n < largest && !waiting.isEmpty() && waiting.peek() <= start; n++, jobs++) {
                double waited = start - waiting.remove();
                longest = Math.max(longest, (SHORTEST + SPREAD * random.nextDouble()) * work.toMillis() / 1_000);
                if (jobs >= WARM_UP) {
                    waits.add(waited);
                }
            }
            free.add(start + longest);
            if (jobs >= WARM_UP) {
                paid += longest;
                invocations++;
            }
        }
        Collections.sort(waits);
        return new Outcome(waits.size() / (double) invocations, seconds(paid / waits.size()), waits);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
