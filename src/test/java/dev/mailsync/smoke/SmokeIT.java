package dev.mailsync.smoke;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.mailsync.deployment.Artifact;
import dev.mailsync.deployment.DeployedFunction;
import dev.mailsync.endtoend.EventsOnly;
import dev.mailsync.endtoend.TestingApiGateway;
import dev.mailsync.lambda.Events;
import dev.mailsync.microsoft.entra.SelfSigned;
import dev.mailsync.sandbox.crm.CrmTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A built function, native or not, from signing in to signing off. This process plays Microsoft and AWS, and its own copy
 * of the product does nothing. {@code infra/smoke-native} runs this with any build: {@code -Dsmoke.function=…}.
 */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(EventsOnly.class)
@Tag("packaged")
class SmokeIT {

    private static final Path FUNCTION = Path.of(System.getProperty("smoke.function", "target/function.zip"));
    private static final Path RESULTS = Path.of("target/smoke");

    HttpServer publicAddress;

    @TestHTTPResource
    URI address;

    @Inject
    SmokeSettings settings;

    @Inject
    CrmTokens tokens;

    @Inject
    Deliveries deliveries;

    @TempDir
    static Path directory;

    private static Artifact artifact;
    private static LocalTls tls;
    private static SelfSigned credential;

    private final Timings timings = new Timings();
    private LocalServices services;
    private Environments environments;
    private Fleet fleet;
    private Journey journey;

    @BeforeAll
    static void unpack() throws IOException {
        artifact = Artifact.of(FUNCTION, directory.resolve("task"));
        tls = LocalTls.create(directory);
        credential = SelfSigned.create(directory);
    }

    @BeforeEach
    void allFunctionsBehindTheirDoor() throws Exception {
        services = new LocalServices(tokens.publishedKeys(), tls);
        var door = "http://localhost:" + publicAddress.getAddress().getPort();
        var sandbox = address.toString().replaceAll("/$", "");
        environments = settings.environments(door, sandbox, services, credential);
        fleet = new Fleet(artifact, environments, RESULTS, timings, tls.trust());
        publicAddress.createContext("/", new TestingApiGateway((event, context) -> fleet.http(event)));
        journey = new Journey(URI.create(door), URI.create(sandbox), credential);
    }

    @AfterEach
    void close() {
        publicAddress.removeContext("/");
        fleet.close();
        services.close();
    }

    /** So that whatever the functions were told by TLS on their way was told by whom they trust. */
    @Test
    void aFunctionThatDoesNotTrustTheCertificateIsToldNoSecret() throws Exception {
        var log = Files.createDirectories(RESULTS).resolve("untrusting.log");
        try (var function = DeployedFunction.start(artifact, log, environments.of("CrmApi"), List.of())) {
            function.awaitReady();
            var health = Events.json("http-health").replace("/q/health/live", "/q/health/ready");
            var answer = new ObjectMapper().readTree(function.call(health).body());

            assertThat(answer.path("statusCode").asInt()).as(function.log()).isEqualTo(503);
            assertThat(answer.path("body").asText().replaceAll("\\s", ""))
                    .contains("\"signingkeys\",\"status\":\"DOWN\"", "\"tables\",\"status\":\"UP\"");
        }
    }

    @Test
    void connectNotifySyncSweepDisable() throws Exception {
        try {
            fleet.start();
            new Walk(journey, deliveries, fleet, timings).run();
            assertThat(timings.failures()).as("what failed on the way").isEmpty();
        } catch (Failure.Reported e) {
            throw e;
        } catch (Exception | AssertionError e) {
            timings.wrong(e);
            throw e;
        } finally {
            var what = (artifact.compiled() ? "A native executable, " : "JVM, ") + FUNCTION;
            var report = Report.of(what, fleet, timings);
            Files.write(RESULTS.resolve("report.txt"), report);
            SmokeFigures.write(RESULTS.resolve("figures.json"), fleet, timings);
            report.forEach(System.out::println);
        }
    }
}
