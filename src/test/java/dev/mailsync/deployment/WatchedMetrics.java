package dev.mailsync.deployment;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mailsync.platform.telemetry.Metric;

/** The metrics that there are to watch, each with its namespace before it. */
final class WatchedMetrics {

    /** Stands in for the name of the stack, under which our own are. */
    static final String STACK = "stack";

    /** Of AWS's metrics those that are used, by its documentation of each service. */
    private static final Map<String, Set<String>> OF_AWS = Map.of(
            "AWS/ApiGateway", Set.of("Count", "4xx", "5xx", "Latency", "IntegrationLatency"),
            "AWS/Lambda", Set.of("Invocations", "Errors", "Throttles", "Duration", "ConcurrentExecutions"),
            "AWS/SQS",
                    Set.of(
                            "ApproximateNumberOfMessagesVisible",
                            "ApproximateNumberOfMessagesNotVisible",
                            "ApproximateAgeOfOldestMessage"),
            "AWS/DynamoDB",
                    Set.of(
                            "ReadThrottleEvents",
                            "WriteThrottleEvents",
                            "SystemErrors",
                            "ConsumedReadCapacityUnits",
                            "ConsumedWriteCapacityUnits"));

    private WatchedMetrics() {}

    static Set<String> known() {
        return Stream.concat(
                        ours(),
                        OF_AWS.entrySet().stream()
                                .flatMap(service ->
                                        service.getValue().stream().map(metric -> service.getKey() + " " + metric)))
                .collect(Collectors.toSet());
    }

    static Stream<String> ours() {
        return Arrays.stream(Metric.values()).map(metric -> STACK + " " + metric.word());
    }
}
