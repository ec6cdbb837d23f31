package dev.mailsync.platform.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.platform.telemetry.Metrics.Measured;

/**
 * Log lines from which CloudWatch creates metrics ("Embedded Metric Format specification"). Counts are summed; of
 * measurements, every value is kept, for percentiles.
 */
final class EmfDocuments {

    /** EMF's limit for the values of one metric in a document. */
    private static final int MOST_VALUES = 100;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Metrics with the same dimension share a document. */
    private record Group(Optional<String> dimension, Optional<String> kind) {}

    private EmfDocuments() {}

    static List<ObjectNode> of(String namespace, List<Measured> measured, Instant now) {
        var groups = new LinkedHashMap<Group, Map<Metric, List<Long>>>();
        for (var one : measured) {
            var values = groups.computeIfAbsent(group(one), group -> new LinkedHashMap<>())
                    .computeIfAbsent(one.metric(), metric -> new ArrayList<>());
            add(values, one);
        }
        var documents = new ArrayList<ObjectNode>();
        groups.forEach((group, metrics) -> documents.addAll(documents(namespace, group, metrics, now)));
        return documents;
    }

    private static Group group(Measured one) {
        return new Group(one.metric().dimension(), one.kind());
    }

    private static void add(List<Long> values, Measured one) {
        if (one.metric().unit() == Metric.Unit.COUNT && !values.isEmpty()) {
            values.set(0, values.getFirst() + one.value());
        } else {
            values.add(one.value());
        }
    }

    /** If there are more values than a document may hold, more documents follow. */
    private static List<ObjectNode> documents(
            String namespace, Group group, Map<Metric, List<Long>> metrics, Instant now) {
        var documents = new ArrayList<ObjectNode>();
        int longest = metrics.values().stream().mapToInt(List::size).max().orElse(0);
        for (int from = 0; from < longest; from += MOST_VALUES) {
            documents.add(document(namespace, group, metrics, from, now));
        }
        return documents;
    }

    private static ObjectNode document(
            String namespace, Group group, Map<Metric, List<Long>> metrics, int from, Instant now) {
        var document = JSON.objectNode();
        var header = document.putObject("_aws").put("Timestamp", now.toEpochMilli());
        var directive = header.putArray("CloudWatchMetrics").addObject().put("Namespace", namespace);
        var dimensions = directive.putArray("Dimensions");
        dimensions.addArray();
        group.dimension().ifPresent(name -> {
            dimensions.addArray().add(name);
            document.put(name, group.kind().orElseThrow());
        });
        var definitions = directive.putArray("Metrics");
        metrics.forEach((metric, values) -> {
            if (from < values.size()) {
                definitions
                        .addObject()
                        .put("Name", metric.word())
                        .put("Unit", metric.unit().word());
                var array = document.putArray(metric.word());
                values.subList(from, Math.min(values.size(), from + MOST_VALUES))
                        .forEach(array::add);
            }
        });
        return document;
    }
}
