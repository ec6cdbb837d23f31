package dev.mailsync.deployment;

import java.util.List;
import java.util.Map;
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
            assertThat(memory(function, true)).isBetween(512, 1024);
            assertThat(memory(function, false)).isBetween(512, 1024);
            assertThat(function.at("Properties").at("Timeout").value()).isInstanceOf(Integer.class);
        });
    }

    /** Memory is processor time: the JVM starts too slowly with less. */
    @Test
    void whomPeopleAndMicrosoftWaitForHasMoreOfItWithTheJvm() {
        for (var door : List.of("OauthCallback", "GraphWebhook")) {
            assertThat(memory(functions().get(door), false)).isEqualTo(1024);
        }
    }

    @Test
    void routesLeadToTheirFunctions() {
        assertThat(routes("OauthCallback")).containsOnly("GET /oauth/callback NONE");
        assertThat(routes("GraphWebhook")).containsOnly("POST /graph/notifications NONE", "POST /graph/lifecycle NONE");
        assertThat(routes("Disable"))
                .containsOnly("POST /v1/mail-sync/disable JWT", "GET /v1/mail-sync/disable/preview JWT");
        assertThat(routes("CrmApi"))
                .containsOnly(
                        "GET /v1/{proxy+} JWT",
                        "POST /v1/{proxy+} JWT",
                        "PUT /v1/{proxy+} JWT",
                        "DELETE /v1/{proxy+} JWT",
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
        assertThat(functions().keySet()).allSatisfy(function -> {
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
        assertThat(functions().keySet().stream().flatMap(TemplateTest::actions)).doesNotContain("dynamodb:Scan");
    }

    @Test
    void theWebhookTouchesNoTable() {
        assertThat(actions("GraphWebhook"))
                .containsOnly(
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "sqs:SendMessage",
                        "secretsmanager:GetSecretValue");
    }

    @Test
    void theQueueHidesAMessageALittleLongerThanItsFunctionMayRun() {
        var timeout =
                (Integer) functions().get("Sync").at("Properties").at("Timeout").value();
        var visibility = (Integer) queue(".fifo").at("VisibilityTimeout").value();

        assertThat(visibility).isBetween(timeout + 15, 2 * timeout);
    }

    @Test
    void theQueueKeepsTheOrderOfEachMailboxAndLetsGoOfPoison() {
        var queue = queue(".fifo");

        assertThat(queue.at("FifoQueue").value()).isEqualTo(true);
        assertThat(queue.at("DeduplicationScope").value()).isEqualTo("messageGroup");
        assertThat(queue.at("FifoThroughputLimit").value()).isEqualTo("perMessageGroupId");
        assertThat(queue.at("RedrivePolicy").at("maxReceiveCount").value()).isEqualTo(5);
        assertThat(queue("-dead-letters.fifo").at("FifoQueue").value()).isEqualTo(true);
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
    void theSweepRunsEveryMinuteByARoleThatMayDoNothingElse() {
        var schedule = TEMPLATE.resources().get("EveryMinute").at("Properties");
        var policy =
                TEMPLATE.resources().get("EveryMinuteRole").at("Properties").at("Policies");

        assertThat(schedule.at("ScheduleExpression").value()).isEqualTo("rate(1 minute)");
        assertThat(schedule.at("Target").at("Arn").value()).isEqualTo(Map.of("!Ref", "Sweep.Alias"));
        assertThat(schedule.at("Target").at("RoleArn").value()).isEqualTo(Map.of("!GetAtt", "EveryMinuteRole.Arn"));
        assertThat(policy.list())
                .singleElement()
                .extracting(it -> it.at("PolicyDocument").at("Statement").value())
                .isEqualTo(List.of(Map.of(
                        "Effect", "Allow",
                        "Action", "lambda:InvokeFunction",
                        "Resource", Map.of("!Ref", "Sweep.Alias"))));
    }

    @Test
    void everyFunctionWritesToALogOfItsOwnThatForgets() {
        functions().forEach((id, function) -> {
            var log = TEMPLATE.resources().get(id + "Logs").at("Properties");
            assertThat(function.at("Properties")
                            .at("LoggingConfig")
                            .at("LogGroup")
                            .value())
                    .isEqualTo(Map.of("!Ref", id + "Logs"));
            assertThat(log.at("RetentionInDays").value()).isEqualTo(Map.of("!Ref", "LogRetentionDays"));
        });
    }

    /** The query of a sign-in that comes back holds Microsoft's code. */
    @Test
    void theAccessLogHoldsNoQueryAndNoHeader() {
        var stage = TEMPLATE.resources().get("ApiStage").at("Properties");
        var format = (String) stage.at("AccessLogSettings").at("Format").value();

        assertThat(format.replaceAll("[^$]*\\$context\\.([a-zA-Z.]+)[^$]*", "$1 ")
                        .split(" "))
                .containsOnly(
                        "requestId",
                        "requestTimeEpoch",
                        "routeKey",
                        "path",
                        "status",
                        "responseLatency",
                        "integrationLatency",
                        "integrationStatus",
                        "error.responseType",
                        "authorizer.error",
                        "responseLength");
    }

    @Test
    void noSecretStandsInTheTemplateOrInAnEnvironment() {
        assertThat(TEMPLATE.resources().toString()).doesNotContain("resolve:");
        assertThat(TEMPLATE.resources()
                        .get("SigningKeys")
                        .at("Properties")
                        .map()
                        .keySet())
                .extracting(Object::toString)
                .containsOnly("Description", "GenerateSecretString");
    }

    private static Integer memory(Section function, boolean natively) {
        var memory = function.at("Properties").at("MemorySize");
        var branches = memory.at("!If").list();
        return (Integer) (branches.isEmpty() ? memory : branches.get(natively ? 1 : 2)).value();
    }

    private static Map<String, Section> functions() {
        return TEMPLATE.resources("AWS::Serverless::Function");
    }

    private static List<String> routes(String function) {
        return TemplateRoutes.of(TEMPLATE).of(function).stream()
                .map(Object::toString)
                .toList();
    }

    private static Section queue(String name) {
        return TEMPLATE.resources("AWS::SQS::Queue").values().stream()
                .map(resource -> resource.at("Properties"))
                .filter(properties -> Map.of("!Sub", "${AWS::StackName}" + name)
                        .equals(properties.at("QueueName").value()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Section> statements(String function) {
        return TEMPLATE.resources().get(function + "Role").at("Properties").at("Policies").list().stream()
                .flatMap(policy -> policy.at("PolicyDocument").at("Statement").list().stream())
                .toList();
    }

    private static Stream<Object> actions(String function) {
        return statements(function).stream()
                .flatMap(statement -> statement.at("Action").list().stream())
                .map(Section::value);
    }
}
