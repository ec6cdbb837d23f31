package dev.mailsync.sweep;

import java.time.Duration;

/** The counters of a sweep. */
final class Tally {

    private int queued;
    private int taken;
    private int failed;
    private Duration overdue = Duration.ZERO;

    void late(Duration by) {
        overdue = by.compareTo(overdue) > 0 ? by : overdue;
    }

    void queued(int jobs) {
        queued += jobs;
    }

    void taken() {
        taken++;
    }

    void failed(int times) {
        failed += times;
    }

    Duration overdue() {
        return overdue;
    }

    SweepReport report(boolean complete) {
        return new SweepReport(queued, taken, failed, complete);
    }
}
