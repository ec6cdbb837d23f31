package dev.mailsync.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.OverHttp;
import dev.mailsync.lambda.HttpFunction;
import dev.mailsync.lambda.SweepFunction;
import dev.mailsync.lambda.SyncFunction;
import dev.mailsync.lambda.TestingContext;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A function that works answers the call by which {@code infra/hook} tries it, and a hook that hears it is content. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class HookCallsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    @Named("http")
    HttpFunction http;

    @Inject
    @Named("sync")
    SyncFunction sync;

    @Inject
    @Named("sweep")
    SweepFunction sweep;

    /** In one process each for all events and all answers, as Python takes its time to start. */
    @Test
    void everyFunctionThatWorksIsFoundToWork() throws Exception {
        Program.orSkip("python3", "sh", "-c", "command -v python3");
        var events = JSON.readTree(python("print(json.dumps({call: CALLS[call][0] for call in CALLS}))"));
        assertThat(events.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("oauth-callback", "graph-webhook", "disable", "api", "sync", "sweep");

        var answers = JSON.createObjectNode();
        for (var call : events.properties()) {
            answers.set(call.getKey(), JSON.readTree(answer(call.getKey(), call.getValue())));
        }

        assertThat(found(answers)).isEqualTo("True ".repeat(events.size()).strip());
        answers.properties()
                .forEach(call -> call.setValue(JSON.createObjectNode().put("statusCode", 502)));
        assertThat(found(answers)).isEqualTo("False ".repeat(events.size()).strip());
    }

    private static String found(JsonNode answers) throws Exception {
        return python(
                        "print(*[CALLS[call][1](it) for call, it in json.loads(sys.argv[1]).items()])",
                        answers.toString())
                .strip();
    }

    private String answer(String call, JsonNode event) throws Exception {
        return switch (call) {
            case "sync" ->
                written(sync.handleRequest(serializer(SQSEvent.class).fromJson(event.toString()), context()));
            case "sweep" ->
                JSON.writeValueAsString(sweep.handleRequest(
                        JSON.convertValue(event, new TypeReference<Map<String, Object>>() {}), context()));
            default -> written(answered(event));
        };
    }

    private APIGatewayV2HTTPResponse answered(JsonNode event) {
        return http.handleRequest(serializer(APIGatewayV2HTTPEvent.class).fromJson(event.toString()), context());
    }

    private static TestingContext context() {
        return TestingContext.WITH_TIME;
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, HookCallsTest.class.getClassLoader());
    }

    private static String written(Object answer) throws Exception {
        return JSON.writeValueAsString(answer);
    }

    private static String python(String code, String... arguments) throws Exception {
        var command = new ArrayList<>(
                List.of("python3", "-B", "-c", "import json, sys; from pre_traffic import CALLS; " + code));
        command.addAll(List.of(arguments));
        var run = Program.run(Map.of("PYTHONPATH", PreTrafficHookTest.path()), command.toArray(String[]::new));
        assertThat(run.exit()).as(run.said()).isZero();
        return run.said();
    }
}
