package dev.mailsync.smoke;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.deployment.Artifact;
import dev.mailsync.deployment.DeployedFunction;
import dev.mailsync.deployment.RuntimeApi.Outcome;
import dev.mailsync.deployment.TemplateRoutes;

import static java.nio.charset.StandardCharsets.UTF_8;

/** All functions of the template, a process each, and what their starts and calls took. */
final class Fleet implements AutoCloseable {

    private final Artifact artifact;
    private final Environments environments;
    private final Path logs;
    private final TemplateRoutes routes;
    private final Timings timings;
    private final List<String> options;
    private final Map<String, DeployedFunction> functions = new LinkedHashMap<>();
    private final ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final PojoSerializer<APIGatewayV2HTTPEvent> httpEvents = serializer(APIGatewayV2HTTPEvent.class);

    /** @param trust system properties by which a function trusts the services of this machine */
    Fleet(Artifact artifact, Environments environments, Path logs, Timings timings, List<String> trust) {
        this.artifact = artifact;
        this.environments = environments;
        this.logs = logs;
        this.routes = TemplateRoutes.of(environments.template());
        this.timings = timings;
        this.options = trust;
    }

    static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, Fleet.class.getClassLoader());
    }

    static <T> String written(PojoSerializer<T> serializer, T event) {
        var bytes = new ByteArrayOutputStream();
        serializer.toJson(event, bytes);
        return bytes.toString(UTF_8);
    }

    /** One after the other, so that none is slower for the others. */
    void start() throws IOException, InterruptedException {
        Files.createDirectories(logs);
        for (var name :
                environments.template().resources("AWS::Serverless::Function").keySet()) {
            var function =
                    DeployedFunction.start(artifact, logs.resolve(name + ".log"), environments.of(name), options);
            functions.put(name, function);
            try {
                timings.started(name, function.awaitReady());
            } catch (AssertionError e) {
                throw timings.failed(new Failure(name, "its start", "", e.getMessage()));
            }
        }
    }

    /** Through the door of API Gateway. */
    APIGatewayV2HTTPResponse http(APIGatewayV2HTTPEvent event) {
        var http = event.getRequestContext().getHttp();
        var call = http.getMethod() + " " + event.getRawPath();
        var function = routes.of(http.getMethod(), event.getRawPath())
                .map(TemplateRoutes.Route::function)
                .orElseThrow(() -> timings.failed(new Failure("none", call, "", "no route of the template takes it")));
        var written = written(httpEvents, event);
        var outcome = outcome(function, call, written);
        try {
            var response = json.readValue(outcome.body(), APIGatewayV2HTTPResponse.class);
            timings.answered(function, call, written, Integer.toString(response.getStatusCode()), outcome.took());
            return response;
        } catch (IOException e) {
            throw timings.failed(new Failure(function, call, written, "API Gateway cannot read " + outcome.body()));
        }
    }

    /** An event that comes by another way. */
    String invoke(String function, String call, String event) {
        var outcome = outcome(function, call, event);
        timings.answered(function, call, event, "", outcome.took());
        return outcome.body();
    }

    private Outcome outcome(String function, String call, String event) {
        try {
            var outcome = functions.get(function).call(event);
            if (outcome.answered()) {
                return outcome;
            }
            throw timings.failed(new Failure(function, call, event, "it answered with the error " + outcome.body()));
        } catch (AssertionError e) {
            throw e instanceof Failure.Reported
                    ? e
                    : timings.failed(new Failure(function, call, event, e.getMessage()));
        }
    }

    String log(String function) {
        var started = functions.get(function);
        return started == null ? "it was not started" : started.log();
    }

    Map<String, DeployedFunction> functions() {
        return functions;
    }

    @Override
    public void close() {
        functions.values().forEach(DeployedFunction::close);
    }
}
