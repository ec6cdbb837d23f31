package dev.mailsync.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.deployment.Template.Section;
import dev.mailsync.telemetry.Metric;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is watched is what the code and AWS tell. */
class TemplateAlarmsTest {

    private static final Template TEMPLATE = Template.read();
    private static final String OURS = "MailSync";

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

    private static final Map<String, String> BELONGS_TO =
            Map.of("FunctionName", "AWS::Serverless::Function", "TableName", "AWS::DynamoDB::Table");

    @Test
    void everyAlarmWatchesAMetricThatThereIs() {
        assertThat(metrics())
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(known())
                        .contains(metric.at("Namespace").value() + " "
                                + metric.at("MetricName").value()));
    }

    @Test
    void everyDimensionNamesAResourceOfItsKind() {
        metrics()
                .flatMap(metric -> metric.at("Dimensions").list().stream())
                .filter(dimension -> BELONGS_TO.containsKey(dimension.at("Name").value()))
                .forEach(dimension -> assertThat(TEMPLATE.resources(
                                        BELONGS_TO.get(dimension.at("Name").value()))
                                .keySet())
                        .contains((String) dimension.at("Value").at("!Ref").value()));
    }

    @Test
    void everyAlarmIsToldAndSaysWhatSilenceMeans() {
        assertThat(alarms().toList()).isNotEmpty().allSatisfy(alarm -> {
            assertThat(alarm.at("AlarmActions").value()).isEqualTo(List.of(Map.of("!Ref", "AlarmTopic")));
            assertThat(alarm.at("OKActions").value()).isEqualTo(List.of(Map.of("!Ref", "AlarmTopic")));
            assertThat((String) alarm.at("TreatMissingData").value()).isIn("breaching", "notBreaching", "ignore");
        });
    }

    /** Silence is the worst that the sweep can do. */
    @Test
    void aSweepThatDoesNotRunIsAnAlarm() {
        var alarm = TEMPLATE.resources().get("SweepStopped").at("Properties");

        assertThat(alarm.at("TreatMissingData").value()).isEqualTo("breaching");
    }

    @Test
    void everyIndexAndEveryTableIsWatchedForThrottledWrites() {
        var watched = TEMPLATE.resources().get("WritesThrottled").at("Properties").at("Metrics").list().stream()
                .map(metric -> metric.at("MetricStat").at("Metric").at("Dimensions").list().stream()
                        .map(dimension -> dimension.at("Value").value())
                        .map(value -> value instanceof Map<?, ?> map ? map.get("!Ref") : value)
                        .map(Object::toString)
                        .collect(Collectors.joining("/")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        var tables = new TreeSet<String>();
        TEMPLATE.resources("AWS::DynamoDB::Table").forEach((id, table) -> {
            tables.add(id);
            table.at("Properties")
                    .at("GlobalSecondaryIndexes")
                    .list()
                    .forEach(
                            index -> tables.add(id + "/" + index.at("IndexName").value()));
        });
        assertThat(watched).isEqualTo(tables);
    }

    @Test
    void theDashboardShowsMetricsThatThereAreAndAllOfOurs() throws Exception {
        var shown = new TreeSet<String>();
        for (var widget : dashboard().get("widgets")) {
            collect(widget.at("/properties/metrics"), shown);
        }

        assertThat(known()).containsAll(shown);
        assertThat(shown).containsAll(ours().toList());
    }

    @Test
    void theRowsOfTheDashboardHaveHeadings() throws Exception {
        assertThat(dashboard().get("widgets"))
                .filteredOn(widget -> widget.get("type").asText().equals("text"))
                .extracting(widget -> widget.at("/properties/markdown")
                        .asText()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .containsExactly("## Is mail arriving?", "## Is anything failing?", "## Work due", "## Cost drivers");
    }

    /** A metric may repeat parts of the one above it, or all ("..."), or be searched for by its name. */
    private static void collect(JsonNode metrics, Set<String> shown) {
        var namespace = "";
        var name = "";
        for (var metric : metrics) {
            var first = metric.get(0);
            if (first.has("expression")) {
                shown.add(
                        first.get("expression").asText().replaceAll(".*\\{(\\w+),.*MetricName=\"(\\w+)\".*", "$1 $2"));
            } else if (!first.asText().equals("...")) {
                namespace = first.asText().equals(".") ? namespace : first.asText();
                name = metric.get(1).asText().equals(".") ? name : metric.get(1).asText();
                shown.add(namespace + " " + name);
            }
        }
    }

    private static JsonNode dashboard() throws Exception {
        var body = TEMPLATE.resources().get("Dashboard").at("Properties").at("DashboardBody");
        return new ObjectMapper()
                .readTree(((String) body.at("!Sub").value()).replaceAll("\\$\\{[A-Za-z:.]+}", "value"));
    }

    private static Set<String> known() {
        return Stream.concat(
                        ours(),
                        OF_AWS.entrySet().stream()
                                .flatMap(service ->
                                        service.getValue().stream().map(metric -> service.getKey() + " " + metric)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> ours() {
        return Arrays.stream(Metric.values()).map(metric -> OURS + " " + word(metric));
    }

    /** {@code MAILS_RECORDED} is written as MailsRecorded. */
    private static String word(Metric metric) {
        return Pattern.compile("([A-Z])([A-Z]*)_?")
                .matcher(metric.name())
                .replaceAll(part -> part.group(1) + part.group(2).toLowerCase(Locale.ROOT));
    }

    private static Stream<Section> alarms() {
        return TEMPLATE.resources("AWS::CloudWatch::Alarm").values().stream().map(alarm -> alarm.at("Properties"));
    }

    private static Stream<Section> metrics() {
        return alarms().flatMap(alarm -> Stream.concat(
                        Stream.of(alarm),
                        alarm.at("Metrics").list().stream()
                                .map(metric -> metric.at("MetricStat").at("Metric"))))
                .filter(metric -> metric.at("MetricName").value() != null);
    }
}
