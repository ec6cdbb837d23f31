package dev.mailsync.cost;

import java.time.Duration;

/**
 * What the worker's jobs come to on average over a month, as some of them share an invocation while many mailboxes are busy.
 *
 * @param office while email comes in; {@code quiet}: in all other hours
 * @param officeShare of the month's jobs
 * @param concurrency of invocations at most, and so of environments of the function
 */
record Work(Rate office, Rate quiet, double officeShare, int concurrency) {

    /** One invocation for so many mailboxes is enough for their office hours. */
    private static final double MAILBOXES_PER_INVOCATION = 2_500;

    /** AWS allows no fewer. */
    private static final int FEWEST_INVOCATIONS = 2;

    /**
     * Tokens are an hour old at most. They are sealed under the key on which all environments agree, those of the small hours
     * also under yesterday's, and a few under that of somebody who has not heard of it yet.
     */
    private static final double KEYS_IN_USE = 3;

    /** As the template has it, for mailboxes at the same time. */
    static final int BATCH_SIZE = 10;

    record Rate(double jobsPerSecond, Batches.Outcome batches) {

        static Rate of(double jobsPerSecond, int concurrency, Duration work) {
            return new Rate(jobsPerSecond, new Batches(concurrency, BATCH_SIZE).at(jobsPerSecond, work));
        }
    }

    static int concurrency(double mailboxes) {
        return Math.max(FEWEST_INVOCATIONS, (int) Math.round(mailboxes / MAILBOXES_PER_INVOCATION));
    }

    double invocationsPerJob() {
        return average(
                1 / office.batches().jobsPerInvocation(), 1 / quiet.batches().jobsPerInvocation());
    }

    double secondsPerJob() {
        return average(
                office.batches().paidPerJob().toMillis() / 1_000.0,
                quiet.batches().paidPerJob().toMillis() / 1_000.0);
    }

    /**
     * An environment decrypts each data key that it meets once in its lifetime.
     *
     * @param lifetime of a decrypted data key
     */
    double keyRequestsPerJob(Duration lifetime) {
        return average(keyRequestsPerJob(office, lifetime), keyRequestsPerJob(quiet, lifetime));
    }

    /** Out of so many keys each job meets one by chance. */
    private double keyRequestsPerJob(Rate rate, Duration lifetime) {
        double busy =
                Math.clamp(rate.jobsPerSecond() * rate.batches().paidPerJob().toMillis() / 1_000.0, 1, concurrency);
        double jobs = Math.max(1, rate.jobsPerSecond() / busy * lifetime.toSeconds());
        return KEYS_IN_USE * (1 - Math.exp(-jobs / KEYS_IN_USE)) / jobs;
    }

    private double average(double inTheOffice, double otherwise) {
        return inTheOffice * officeShare + otherwise * (1 - officeShare);
    }
}
