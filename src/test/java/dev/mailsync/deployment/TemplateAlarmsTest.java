package dev.mailsync.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mailsync.deployment.Template.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is watched is what the code and AWS tell. */
class TemplateAlarmsTest {

    private static final Template TEMPLATE = Template.read();
    private static final Template MONITORING = Template.monitoring();
    /** What the parameters of the inner stack stand for. */
    private static final Section GIVEN =
            TEMPLATE.resources().get("Monitoring").at("Properties").at("Parameters");

    /** As the functions are told: a namespace for each stack. */
    private static final Object OURS = TEMPLATE.globals()
            .at("Environment")
            .at("Variables")
            .at("MAILSYNC_METRICS_NAMESPACE")
            .value();

    private static final List<?> TOPIC = List.of(Map.of("!Ref", "Topic"));

    private static final Map<String, String> BELONGS_TO = Map.of(
            "FunctionName", "AWS::Serverless::Function",
            "TableName", "AWS::DynamoDB::Table",
            "QueueName", "AWS::SQS::Queue",
            "ApiId", "AWS::ApiGatewayV2::Api");

    @Test
    void everyAlarmWatchesAMetricThatThereIs() {
        assertThat(metrics())
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(WatchedMetrics.known())
                        .contains(namespace(metric) + " "
                                + metric.at("MetricName").value()));
    }

    @Test
    void everyStackKeepsItsMetricsToItself() {
        assertThat(OURS).isEqualTo(Map.of("!Ref", "AWS::StackName"));
        assertThat(GIVEN.at("Stack").value()).isEqualTo(OURS);
    }

    @Test
    void theInnerStackIsGivenWhatItAsksForAndItsAlarmsGoToTheTopicOfTheStackOrOfTheParameter() {
        assertThat(GIVEN.map().keySet())
                .isEqualTo(MONITORING.sections("Parameters").keySet());
        assertThat(GIVEN.at("Topic").at("!If").value())
                .isEqualTo(List.of("HasOwnTopic", Map.of("!Ref", "AlarmTopic"), Map.of("!Ref", "AlarmTopicArn")));
        assertThat(TEMPLATE.resources().get("AlarmTopic").at("Condition").value())
                .isEqualTo("HasOwnTopic");
    }

    /** One that has the name of its resource cannot be confused with another in a list of six. */
    @Test
    void aParameterOfTheInnerStackIsCalledAfterItsResource() {
        GIVEN.map().forEach((name, value) -> {
            if (!Set.of("Stack", "Topic").contains(name)) {
                assertThat(resource(new Section(value))).isEqualTo(name);
            }
        });
    }

    @Test
    void everyDimensionNamesAResourceOfItsKind() {
        metrics()
                .flatMap(metric -> metric.at("Dimensions").list().stream())
                .filter(dimension -> BELONGS_TO.containsKey(dimension.at("Name").value()))
                .forEach(dimension -> assertThat(TEMPLATE.resources(
                                        BELONGS_TO.get(dimension.at("Name").value()))
                                .keySet())
                        .contains(resource(GIVEN.at(
                                (String) dimension.at("Value").at("!Ref").value()))));
    }

    @Test
    void everyAlarmIsToldAndSaysWhatSilenceMeans() {
        assertThat(alarms().toList()).isNotEmpty().allSatisfy(alarm -> {
            assertThat(alarm.at("AlarmActions").value()).isEqualTo(TOPIC);
            assertThat(alarm.at("OKActions").value()).isEqualTo(saysWhenItIsOver(alarm) ? TOPIC : null);
            assertThat((String) alarm.at("TreatMissingData").value()).isIn("breaching", "notBreaching", "ignore");
        });
    }

    /** A cause is counted once a day: that nothing more is counted five minutes later does not mean that it is mended. */
    private static boolean saysWhenItIsOver(Section alarm) {
        return !"OperatorAlarms".equals(alarm.at("MetricName").value());
    }

    /** Where one of several metrics has no value, their sum with {@code +} has none either. */
    @Test
    void sumsCountWhatIsSilentAsNothingAndHaveNoMoreMetricsThanAnAlarmMay() {
        alarms().filter(alarm -> alarm.at("Metrics").value() != null).forEach(alarm -> {
            var metrics = alarm.at("Metrics").list();
            var expression = (String) metrics.getFirst().at("Expression").value();
            var ids = metrics.stream()
                    .skip(1)
                    .map(metric -> (String) metric.at("Id").value())
                    .toList();
            assertThat(ids).hasSizeLessThanOrEqualTo(10);
            if (!ids.contains("calls")) {
                assertThat(expression)
                        .isEqualTo(ids.stream()
                                .map("FILL(%s, 0)"::formatted)
                                .collect(Collectors.joining(", ", "SUM([", "])")));
            }
        });
    }

    /** Silence is the worst that the sweep can do. */
    @Test
    void aSweepThatDoesNotRunIsAnAlarm() {
        var alarm = MONITORING.resources().get("SweepStopped").at("Properties");

        assertThat(alarm.at("TreatMissingData").value()).isEqualTo("breaching");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadsThrottled", "WritesThrottled"})
    void everyIndexAndEveryTableIsWatchedForThrottling(String alarm) {
        var watched = MONITORING.resources().get(alarm).at("Properties").at("Metrics").list().stream()
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

    /** {@code !Ref Sync} or {@code !GetAtt SyncQueue.QueueName}. */
    private static String resource(Section value) {
        return value.map().values().iterator().next().toString().replaceAll("\\..*", "");
    }

    private static String namespace(Section metric) {
        var namespace = metric.at("Namespace").value();
        return namespace.equals(Map.of("!Ref", "Stack")) ? WatchedMetrics.STACK : namespace.toString();
    }

    private static Stream<Section> alarms() {
        return MONITORING.resources("AWS::CloudWatch::Alarm").values().stream().map(alarm -> alarm.at("Properties"));
    }

    private static Stream<Section> metrics() {
        return alarms().flatMap(alarm -> Stream.concat(
                        Stream.of(alarm),
                        alarm.at("Metrics").list().stream()
                                .map(metric -> metric.at("MetricStat").at("Metric"))))
                .filter(metric -> metric.at("MetricName").value() != null);
    }
}
