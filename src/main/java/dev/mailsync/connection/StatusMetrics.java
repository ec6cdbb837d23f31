package dev.mailsync.connection;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;

/** Counts changes of status, and of seats with them. */
@ApplicationScoped
class StatusMetrics {

    private final Metrics metrics;

    StatusMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    void count(Status before, Status after) {
        metrics.count(Metric.STATUS_CHANGES, after, 1);
        metrics.count(Metric.SEATS_TAKEN, !before.hasSeat() && after.hasSeat() ? 1 : 0);
        metrics.count(Metric.SEATS_FREED, before.hasSeat() && !after.hasSeat() ? 1 : 0);
        metrics.count(Metric.SEATS_WAITED, after == Status.PENDING ? 1 : 0);
    }
}
