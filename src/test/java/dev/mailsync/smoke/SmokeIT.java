package dev.mailsync.smoke;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.inject.Inject;

import com.sun.net.httpserver.HttpServer;
import dev.mailsync.deployment.Artifact;
import dev.mailsync.sandbox.crm.CrmTokens;
import dev.mailsync.whole.EventsOnly;
import dev.mailsync.whole.TestingApiGateway;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A built function, native or not, from signing in to signing off. This process plays Microsoft and AWS, and its own copy
 * of the product does nothing. {@code infra/smoke-native} runs this with any build: {@code -Dsmoke.function=…}.
 */
@QuarkusTest
@TestProfile(EventsOnly.class)
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
    Path directory;

    private final Timings timings = new Timings();
    private LocalServices services;
    private Artifact artifact;
    private Fleet fleet;
    private Journey journey;

    @BeforeEach
    void allFunctionsBehindTheirDoor() throws Exception {
        artifact = Artifact.of(FUNCTION, directory.resolve("task"));
        services = new LocalServices(tokens.publishedKeys());
        var door = "http://localhost:" + publicAddress.getAddress().getPort();
        var sandbox = address.toString().replaceAll("/$", "");
        fleet = new Fleet(artifact, settings.environments(door, sandbox, services), RESULTS, timings);
        publicAddress.createContext("/", new TestingApiGateway((event, context) -> fleet.http(event)));
        journey = new Journey(URI.create(door), URI.create(sandbox));
    }

    @AfterEach
    void close() {
        publicAddress.removeContext("/");
        fleet.close();
        services.close();
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
            report.forEach(System.out::println);
        }
    }
}
