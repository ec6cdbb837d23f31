package dev.mailsync.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.lambda.Events;
import dev.mailsync.sandbox.cloud.TestingCloud;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is deployed starts with nothing but the variables of the template, and without the embedded cloud. */
@Tag("packaged")
class DeployedFunctionIT {

    private static final Path ZIP = Path.of("target/function.zip");
    // Of the variables that Lambda sets by itself, those that the AWS SDK needs.
    private static final Map<String, String> LAMBDA = Map.of(
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "nobody",
            "AWS_SECRET_ACCESS_KEY", "nothing",
            // Not one of Lambda's: nobody asks the real one from here.
            "AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1");

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    static Path unpacked;

    private static Artifact artifact;
    private static TestingCloud cloud;

    @TempDir
    Path directory;

    @BeforeAll
    static void unpack() throws IOException {
        artifact = Artifact.of(ZIP, unpacked.resolve("task"));
        cloud = new TestingCloud();
    }

    @AfterAll
    static void closeTheCloud() {
        cloud.close();
    }

    @Test
    void theApiAnswersHealthAndPagesAndLogsEachCall() throws Exception {
        try (var function = started(environment("CrmApi"))) {
            isHealthy(json.readTree(function.invoke(Events.json("http-health"))));
            var script = json.readTree(function.invoke(get("/mail-sync/mail-sync.js")));
            assertThat(script.path("statusCode").asInt()).as(log()).isEqualTo(200);
            isLoggedByItsNameAndItsOutcome("ScriptResource");

            var path = script.path("body").asText().replaceAll("(?s)import '\\.(.*)';.*", "/mail-sync$1");
            isTheBundle(json.readTree(function.invoke(get(path))));
        }
    }

    private void isHealthy(JsonNode response) throws Exception {
        assertThat(response.path("statusCode").asInt()).as(log()).isEqualTo(200);
        assertThat(json.readTree(response.path("body").asText()).path("status").asText())
                .isEqualTo("UP");
        assertThat(log()).as("a socket beside the virtual channel").doesNotContain("Listening on");
    }

    private void isTheBundle(JsonNode bundle) throws Exception {
        assertThat(bundle.path("statusCode").asInt()).as(log()).isEqualTo(200);
        assertThat(bundle.path("body").asText()).contains("mail-sync-settings");
        assertThat(bundle.at("/headers/cache-control").asText()).contains("immutable");
    }

    private void isLoggedByItsNameAndItsOutcome(String resource) throws Exception {
        assertThat(log().lines().filter(line -> line.contains(resource))).anySatisfy(line -> {
            var entry = json.readTree(line);
            assertThat(entry.at("/mdc/outcome").asText()).isEqualTo("200");
            assertThat(entry.at("/mdc/awsRequestId").asText()).hasSize(36);
        });
    }

    @Test
    void withoutARequiredSettingTheStartFailsAndNamesIt() throws Exception {
        var environment = environment("CrmApi");
        environment.remove("MAILSYNC_CRM_ISSUER");

        try (var function = started(environment)) {
            function.invoke(Events.json("http-health"));
        }

        assertThat(log()).contains("mailsync.crm.issuer");
    }

    @Test
    void theWorkerTakesABatchOfTheQueue() throws Exception {
        assertThat(invoked("Sync", "sync", "sqs-one-message")).isEqualTo(json.readTree("{\"batchItemFailures\":[]}"));
        assertThat(log()).contains("no such connection");
    }

    @Test
    void theSweepTakesAnEventOfTheScheduler() throws Exception {
        assertThat(invoked("Sweep", "sweep", "scheduler-every-minute"))
                .isEqualTo(json.readTree("{\"queued\":0,\"taken\":0,\"failed\":0,\"complete\":true}"));
        theLogIsJsonThatNamesTheInvocationAndMetricsAreLinesOfTheirOwn();
    }

    private void theLogIsJsonThatNamesTheInvocationAndMetricsAreLinesOfTheirOwn() throws Exception {
        var lines = log().lines().filter(line -> line.startsWith("{")).toList();
        assertThat(lines).anySatisfy(line -> {
            var entry = json.readTree(line);
            assertThat(entry.path("message").asText()).startsWith("Swept: ");
            assertThat(entry.at("/mdc/awsRequestId").asText()).hasSize(36);
        });
        assertThat(lines).anySatisfy(line -> {
            var document = json.readTree(line);
            assertThat(document.at("/_aws/CloudWatchMetrics/0/Namespace").asText())
                    .isEqualTo(value("MAILSYNC_METRICS_NAMESPACE"));
            assertThat(document.path("SweepIncomplete").path(0).asInt(-1)).isZero();
        });
    }

    /** The function with AWS's data services on this machine. */
    private JsonNode invoked(String function, String handler, String event) throws Exception {
        var environment = environment(function);
        environment.putAll(cloud.environment());
        environment.put("QUARKUS_LAMBDA_HANDLER", handler);
        try (var deployed = started(environment)) {
            return json.readTree(deployed.invoke(Events.json(event)));
        }
    }

    private DeployedFunction started(Map<String, String> environment) throws IOException {
        return DeployedFunction.start(artifact, directory.resolve("function.log"), environment, List.of());
    }

    private static String get(String path) {
        return Events.json("http-health").replace("/q/health/live", path);
    }

    private String log() throws Exception {
        return Files.readString(directory.resolve("function.log"));
    }

    /** Each of the template's variables with a value of its kind. */
    private static HashMap<String, String> environment(String function) {
        var template = Template.read();
        var environment = new HashMap<>(LAMBDA);
        for (var name : template.environment(
                template.resources("AWS::Serverless::Function").get(function))) {
            environment.put(name, value(name));
        }
        return environment;
    }

    private static String value(String name) {
        return switch (name) {
            case "QUARKUS_LAMBDA_HANDLER" -> "http";
            case "DISABLE_SIGNAL_HANDLERS" -> "true";
            case "MAILSYNC_CONNECTION_RETURN_ORIGINS" -> "https://crm.example";
            case "MAILSYNC_CRM_ORIGINS" -> "https://crm.example";
            case "MAILSYNC_CRM_KEYS_URL" -> "https://crm.example/keys";
            case "MAILSYNC_PUBLIC_URL" -> "https://mail-sync.example";
            case "MAILSYNC_QUEUE_URL" -> "https://sqs.eu-central-1.amazonaws.com/123456789012/mail-sync.fifo";
            case "MAILSYNC_MICROSOFT_CLOUD" -> "GLOBAL";
            case "MAILSYNC_SYNC_CONCURRENCY" -> "50";
            default -> "some-" + name.toLowerCase(Locale.ROOT);
        };
    }
}
