package dev.mailsync.platform.telemetry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Gathers what a function measures during an invocation, and writes it at its end. */
@ApplicationScoped
public class Metrics {

    /** Limits what is gathered, even if nobody publishes it. */
    private static final int MOST = 1_000;

    /** @param kind a value of the metric's dimension, if it has one */
    record Measured(Metric metric, Optional<String> kind, long value) {}

    private final MetricLog log;
    private final Clock clock;
    private final MetricsConfig config;
    private final List<Measured> gathered = new ArrayList<>();

    Metrics(MetricLog log, Clock clock, MetricsConfig config) {
        this.log = log;
        this.clock = clock;
        this.config = config;
    }

    public void count(Metric metric, long times) {
        add(metric, Optional.empty(), times);
    }

    public void count(Metric metric, Enum<?> kind, long times) {
        count(metric, kind.name(), times);
    }

    public void count(Metric metric, String kind, long times) {
        add(metric, Optional.of(kind), times);
    }

    /** Records a value in the metric's unit rather than a count: zero counts as well. */
    public void measure(Metric metric, long value) {
        gather(new Measured(metric, Optional.empty(), value));
    }

    /** Writes what was gathered. A metric that can't be written fails nothing. */
    public void publish() {
        log.write(EmfDocuments.of(config.namespace(), taken(), clock.instant()));
    }

    private void add(Metric metric, Optional<String> kind, long times) {
        if (metric.dimension().isPresent() != kind.isPresent()) {
            throw new IllegalArgumentException(metric + " is told with its dimension or not at all");
        }
        if (times > 0) {
            gather(new Measured(metric, kind, times));
        }
    }

    private synchronized void gather(Measured measured) {
        gathered.add(measured);
        if (gathered.size() >= MOST) {
            publish();
        }
    }

    private synchronized List<Measured> taken() {
        var taken = List.copyOf(gathered);
        gathered.clear();
        return taken;
    }
}
