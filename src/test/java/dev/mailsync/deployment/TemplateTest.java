package dev.mailsync.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.mailsync.deployment.Template.Section;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class TemplateTest {

    private static final Template TEMPLATE = Template.read();

    @Test
    void thereAreSixFunctionsAndEachHasItsHandler() {
        var handlers = new TreeMap<String, Object>();
        functions()
                .forEach((id, function) -> handlers.put(
                        id,
                        function.at("Properties")
                                .at("Environment")
                                .at("Variables")
                                .at("QUARKUS_LAMBDA_HANDLER")
                                .value()));

        assertThat(handlers)
                .containsOnly(
                        entry("OauthCallback", "http"),
                        entry("GraphWebhook", "http"),
                        entry("Disable", "http"),
                        entry("CrmApi", "http"),
                        entry("Sync", "sync"),
                        entry("Sweep", "sweep"));
    }

    @Test
    void everyFunctionHasItsOwnMemoryAndTimeout() {
        assertThat(functions().values()).allSatisfy(function -> {
            assertThat(function.at("Properties").at("MemorySize").value()).isInstanceOf(Integer.class);
            assertThat(function.at("Properties").at("Timeout").value()).isInstanceOf(Integer.class);
        });
    }

    @Test
    void routesLeadToTheirFunctions() {
        assertThat(routes("OauthCallback")).containsOnly("GET /oauth/callback NONE");
        assertThat(routes("GraphWebhook")).containsOnly("POST /graph/notifications NONE", "POST /graph/lifecycle NONE");
        assertThat(routes("Disable"))
                .containsOnly("POST /v1/mail-sync/disable Crm", "GET /v1/mail-sync/disable/preview Crm");
        assertThat(routes("CrmApi"))
                .containsOnly(
                        "GET /v1/{proxy+} Crm",
                        "POST /v1/{proxy+} Crm",
                        "PUT /v1/{proxy+} Crm",
                        "DELETE /v1/{proxy+} Crm",
                        "GET /q/{proxy+} AWS_IAM",
                        "GET /mail-sync/{proxy+} NONE");
    }

    /** API Gateway answers preflights itself only where no route takes OPTIONS; a browser sends no token with one. */
    @Test
    void noRouteTakesThePreflightsOfBrowsers() {
        for (var function : functions().keySet()) {
            assertThat(routes(function)).noneMatch(route -> route.startsWith("ANY ") || route.startsWith("OPTIONS "));
        }
    }

    @Test
    void everyPolicyNamesItsActionsAndResources() {
        assertThat(functions().values()).allSatisfy(function -> {
            assertThat(statements(function)).isNotEmpty().allSatisfy(statement -> {
                assertThat(statement.at("Effect").value()).isEqualTo("Allow");
                assertThat(statement.at("Action").list())
                        .isNotEmpty()
                        .allSatisfy(
                                action -> assertThat((String) action.value()).matches("[a-z]+:[A-Za-z]+"));
                assertThat(statement.at("Resource").list())
                        .isNotEmpty()
                        .allSatisfy(resource ->
                                assertThat(resource.value().toString()).doesNotContain("*"));
            });
        });
    }

    @Test
    void noFunctionMayScanATable() {
        assertThat(functions().values().stream().flatMap(TemplateTest::actions)).doesNotContain("dynamodb:Scan");
    }

    @Test
    void theWebhookTouchesNoTable() {
        assertThat(actions(functions().get("GraphWebhook"))).containsOnly("sqs:SendMessage");
    }

    @Test
    void theQueueHidesAMessageSixTimesAsLongAsItsFunctionMayRun() {
        var timeout =
                (Integer) functions().get("Sync").at("Properties").at("Timeout").value();
        var visibility =
                (Integer) queue("mail-sync.fifo").at("VisibilityTimeout").value();

        assertThat(visibility).isGreaterThanOrEqualTo(6 * timeout);
    }

    @Test
    void theQueueKeepsTheOrderOfEachMailboxAndLetsGoOfPoison() {
        var queue = queue("mail-sync.fifo");

        assertThat(queue.at("FifoQueue").value()).isEqualTo(true);
        assertThat(queue.at("DeduplicationScope").value()).isEqualTo("messageGroup");
        assertThat(queue.at("FifoThroughputLimit").value()).isEqualTo("perMessageGroupId");
        assertThat(queue.at("RedrivePolicy").at("maxReceiveCount").value()).isEqualTo(5);
        assertThat(queue("mail-sync-dead-letters.fifo").at("FifoQueue").value()).isEqualTo(true);
    }

    @Test
    void theFunctionSyncReportsEachFailedMessage() {
        var source = TEMPLATE.resources("AWS::Lambda::EventSourceMapping")
                .get("SyncSource")
                .at("Properties");

        assertThat(source.at("BatchSize").value()).isEqualTo(10);
        assertThat(source.at("FunctionResponseTypes").value()).isEqualTo(List.of("ReportBatchItemFailures"));
    }

    @Test
    void theSweepRunsEveryMinute() {
        var schedule = functions().get("Sweep").at("Properties").at("Events").at("EveryMinute");

        assertThat(schedule.at("Type").value()).isEqualTo("ScheduleV2");
        assertThat(schedule.at("Properties").at("ScheduleExpression").value()).isEqualTo("rate(1 minute)");
    }

    private static Map<String, Section> functions() {
        return TEMPLATE.resources("AWS::Serverless::Function");
    }

    private static List<String> routes(String function) {
        return functions().get(function).at("Properties").at("Events").map().values().stream()
                .map(event -> new Section(event).at("Properties"))
                .map(route -> "%s %s %s"
                        .formatted(
                                route.at("Method").value(),
                                route.at("Path").value(),
                                Optional.ofNullable(route.at("Auth")
                                                .at("Authorizer")
                                                .value())
                                        .orElse(defaultAuthorizer())))
                .toList();
    }

    private static Object defaultAuthorizer() {
        return TEMPLATE.resources("AWS::Serverless::HttpApi")
                .get("Api")
                .at("Properties")
                .at("Auth")
                .at("DefaultAuthorizer")
                .value();
    }

    private static Section queue(String name) {
        return TEMPLATE.resources("AWS::SQS::Queue").values().stream()
                .map(resource -> resource.at("Properties"))
                .filter(properties -> name.equals(properties.at("QueueName").value()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Section> statements(Section function) {
        return function.at("Properties").at("Policies").list().stream()
                .flatMap(policy -> policy.at("Statement").list().stream())
                .toList();
    }

    private static Stream<Object> actions(Section function) {
        return statements(function).stream()
                .flatMap(statement -> statement.at("Action").list().stream())
                .map(Section::value);
    }
}
