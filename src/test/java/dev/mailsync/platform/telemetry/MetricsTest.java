package dev.mailsync.platform.telemetry;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetricsTest {

    private final List<ObjectNode> written = new ArrayList<>();
    private final Metrics metrics = new Metrics(
            written::addAll,
            Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC),
            () -> "mail-sync-north");

    private enum Kind {
        TRANSIENT,
        NEEDS_USER
    }

    @Test
    void countsAreSummedUp() {
        metrics.count(Metric.GRAPH_REQUESTS, 2);
        metrics.count(Metric.GRAPH_REQUESTS, 3);
        metrics.count(Metric.THROTTLED, 0);
        metrics.publish();

        assertThat(written).hasSize(1).first().hasToString("""
                {"_aws":{"Timestamp":1795600800000,"CloudWatchMetrics":[{"Namespace":"mail-sync-north","Dimensions":[[]],\
                "Metrics":[{"Name":"GraphRequests","Unit":"Count"}]}]},"GraphRequests":[5]}""");
    }

    @Test
    void kindsAreToldApartAndTogether() {
        metrics.count(Metric.FAILURES, Kind.TRANSIENT, 1);
        metrics.count(Metric.FAILURES, Kind.NEEDS_USER, 2);
        metrics.count(Metric.FAILURES, Kind.TRANSIENT, 1);
        metrics.publish();

        assertThat(written)
                .hasSize(2)
                .allSatisfy(document -> assertThat(document.at("/_aws/CloudWatchMetrics/0/Dimensions"))
                        .hasToString("[[],[\"Kind\"]]"));
        assertThat(written)
                .extracting(it -> it.get("Kind").asText() + it.get("Failures"))
                .containsExactly("TRANSIENT[2]", "NEEDS_USER[2]");
    }

    @Test
    void ofTimesEachValueIsKeptHoweverManyThereAre() {
        for (int i = 0; i < 250; i++) {
            metrics.measure(Metric.RECORDED_AFTER, i);
        }
        metrics.count(Metric.GRAPH_REQUESTS, 1);
        metrics.publish();

        assertThat(written).extracting(it -> it.get("RecordedAfter").size()).containsExactly(100, 100, 50);
        assertThat(written).filteredOn(it -> it.has("GraphRequests")).hasSize(1);
        assertThat(written.getLast().get("RecordedAfter").get(49).asInt()).isEqualTo(249);
    }

    @Test
    void zeroIsAValueOfWhatIsMeasuredAndNothingOfWhatIsCounted() {
        metrics.measure(Metric.SWEEP_INCOMPLETE, 0);
        metrics.count(Metric.NOTICES, 0);
        metrics.publish();

        assertThat(written).hasSize(1);
        assertThat(written.getFirst().get("SweepIncomplete")).hasToString("[0]");
    }

    @Test
    void whatWasPublishedIsNotPublishedAgain() {
        metrics.count(Metric.NOTICES, 1);
        metrics.publish();
        metrics.publish();

        assertThat(written).hasSize(1);
    }

    @Test
    void nothingIsGatheredWithoutEnd() {
        for (int i = 0; i < 2_500; i++) {
            metrics.count(Metric.NOTICES, 1);
        }

        assertThat(written).extracting(it -> it.get("Notices").get(0).asInt()).containsExactly(1_000, 1_000);
    }

    @Test
    void aDimensionIsNeitherForgottenNorInvented() {
        assertThatThrownBy(() -> metrics.count(Metric.FAILURES, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> metrics.count(Metric.NOTICES, "x", 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
