package dev.mailsync.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What CodeDeploy is told of a new version. Whether the functions answer the hook's calls is asked by {@link HookCallsTest}. */
class PreTrafficHookTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RIGHT = "{\"Payload\":\"{\\\"batchItemFailures\\\": []}\"}";
    private static final String SYNC =
            "{\"deploymentGroupName\":\"group-of-Sync\",\"revision\":{\"string\":{\"content\":"
                    + "\"{\\\"Properties\\\":{\\\"CurrentVersion\\\":\\\"41\\\",\\\"TargetVersion\\\":\\\"42\\\"}}\"}}}";

    @TempDir
    Path directory;

    @BeforeAll
    static void python() throws Exception {
        Program.orSkip("python3", "python3", "--version");
    }

    @Test
    void aVersionThatAnswersAsItShouldTakesTraffic() throws Exception {
        var calls = calls(SYNC, RIGHT);

        assertThat(status(calls)).isEqualTo("Succeeded");
        assertThat(calls.get(1).get("FunctionName").asText()).isEqualTo("name-of-Sync");
        assertThat(calls.get(1).get("Qualifier").asText()).isEqualTo("42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Payload\":\"{\\\"batchItemFailures\\\": [1]}\"}",
                "{\"FunctionError\":\"Unhandled\",\"Payload\":\"{\\\"batchItemFailures\\\": []}\"}",
                "{\"Payload\":\"no JSON\"}"
            })
    void aVersionThatFailsOrAnswersSomethingElseDoesNot(String answer) throws Exception {
        assertThat(status(calls(SYNC, answer))).isEqualTo("Failed");
    }

    /** The sweep runs once at a time. */
    @Test
    void aCallThatIsThrottledIsRepeated() throws Exception {
        assertThat(status(calls(SYNC, "\"throttled\",\"throttled\"," + RIGHT))).isEqualTo("Succeeded");
    }

    @Test
    void withoutItsNumberTheVersionIsWhatWasBuiltLast() throws Exception {
        var calls = calls("{\"deploymentGroupName\":\"group-of-Sync\"}", RIGHT);

        assertThat(status(calls)).isEqualTo("Succeeded");
        assertThat(calls.get(1).get("Qualifier").asText()).isEqualTo("$LATEST");
    }

    /** Otherwise CodeDeploy waits for an hour. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{\"deploymentGroupName\":\"another\"}"})
    void whateverGoesWrongCodeDeployHearsOfIt(String deployment) throws Exception {
        assertThat(status(calls(deployment, RIGHT))).isEqualTo("Failed");
    }

    @Test
    void everyFunctionOfTheTemplateHasACallOfItsOwn() throws Exception {
        var called = new TreeMap<String, String>();
        targets()
                .properties()
                .forEach(target -> called.put(
                        target.getValue().get("call").asText(),
                        target.getValue().get("function").asText()));

        assertThat(called.values().stream().map(name -> name.replace("name-of-", "")))
                .containsExactlyInAnyOrderElementsOf(
                        Template.read().resources("AWS::Serverless::Function").keySet());
        var known = Program.run(
                Map.of("PYTHONPATH", path()), "python3", "-B", "-c", "import pre_traffic; print(*pre_traffic.CALLS)");
        assertThat(known.said().strip().split(" "))
                .containsExactlyInAnyOrder(called.keySet().toArray(String[]::new));
    }

    private static String status(List<JsonNode> calls) {
        var last = calls.getLast();
        assertThat(last.get("operation").asText()).isEqualTo("put_lifecycle_event_hook_execution_status");
        assertThat(last.get("lifecycleEventHookExecutionId").asText()).isEqualTo("hook-1");
        return last.get("status").asText();
    }

    private List<JsonNode> calls(String deployment, String answers) throws Exception {
        var play = directory.resolve("play.json");
        Files.writeString(
                play,
                "{%s\"answers\":[%s]}"
                        .formatted(deployment.isEmpty() ? "" : "\"deployment\":" + deployment + ",", answers));
        var run = Program.run(
                Map.of(
                        "PYTHONPATH",
                        path(),
                        "PLAY",
                        play.toString(),
                        "TARGETS",
                        targets().toString()),
                "python3",
                "-B",
                "-c",
                "import pre_traffic; pre_traffic.PAUSE = 0; pre_traffic.handle("
                        + "{'DeploymentId': 'd-1', 'LifecycleEventHookExecutionId': 'hook-1'}, None)");
        assertThat(run.exit()).as(run.said()).isZero();
        var calls = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(Path.of(play + ".calls"))) {
            calls.add(JSON.readTree(line));
        }
        return calls;
    }

    /** As CloudFormation fills them in. */
    private static JsonNode targets() throws Exception {
        var text = (String) Template.read()
                .resources()
                .get("Hook")
                .at("Properties")
                .at("Environment")
                .at("Variables")
                .at("TARGETS")
                .at("!Sub")
                .value();
        return JSON.readTree(text.replaceAll("\\$\\{(\\w+)DeploymentGroup}", "group-of-$1")
                .replaceAll("\\$\\{(\\w+)}", "name-of-$1"));
    }

    static String path() {
        return Path.of("infra/hook").toAbsolutePath() + ":"
                + Path.of("src/test/resources/infra/python").toAbsolutePath();
    }
}
