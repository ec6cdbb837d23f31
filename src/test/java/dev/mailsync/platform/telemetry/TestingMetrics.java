package dev.mailsync.platform.telemetry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Metrics that a test reads back. */
public final class TestingMetrics {

    private final List<ObjectNode> written = new ArrayList<>();
    private final Metrics metrics = new Metrics(written::addAll, Clock.systemUTC(), () -> "MailSync");

    public Metrics metrics() {
        return metrics;
    }

    /** Of all that was counted so far. */
    public long sum(Metric metric) {
        metrics.publish();
        return written.stream()
                .map(document -> document.get(metric.word()))
                .filter(Objects::nonNull)
                .mapToLong(values -> values.get(0).asLong())
                .sum();
    }
}
