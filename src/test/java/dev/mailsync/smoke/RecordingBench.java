package dev.mailsync.smoke;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;

import jakarta.inject.Inject;

import com.sun.net.httpserver.HttpServer;
import dev.mailsync.bench.CpuTime;
import dev.mailsync.bench.Results;
import dev.mailsync.deployment.Artifact;
import dev.mailsync.endtoend.EventsOnly;
import dev.mailsync.endtoend.TestingApiGateway;
import dev.mailsync.microsoft.entra.SelfSigned;
import dev.mailsync.sandbox.crm.CrmTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What recording costs the function "sync", in a process of its own. A sample of CPU time counts for whose code called the
 * JDK's last; compiling, collecting garbage and reflection that has no caller of ours count for nobody.
 */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(EventsOnly.class)
class RecordingBench {

    private static final int WARM_UP = Integer.getInteger("bench.warmup", 1_500);
    private static final int MAILS = Integer.getInteger("bench.mails", 2_000);
    private static final int AT_ONCE = 100;
    private static final double OWN_MILLIS_A_MAIL = 1;

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
    private Journey journey;
    private int delivered;

    @Test
    void ourOwnCodeTakesLessThanAMillisecondAMail() throws Exception {
        var door = "http://localhost:" + publicAddress.getAddress().getPort();
        var sandbox = address.toString().replaceAll("/$", "");
        var artifact = Artifact.of(Path.of("target/function.zip"), directory.resolve("task"));
        var tls = LocalTls.create(directory);
        var credential = SelfSigned.create(directory);
        try (var services = new LocalServices(tokens.publishedKeys(), tls);
                var fleet = new Fleet(
                        artifact,
                        settings.environments(door, sandbox, services, credential),
                        Path.of("target/bench"),
                        timings,
                        tls.trust())) {
            publicAddress.createContext("/", new TestingApiGateway((event, context) -> fleet.http(event)));
            journey = new Journey(URI.create(door), URI.create(sandbox), credential);
            fleet.start();
            measure(fleet);
        } finally {
            publicAddress.removeContext("/");
        }
    }

    private void measure(Fleet fleet) throws Exception {
        var memory = new LinkedHashMap<String, Object>();
        fleet.functions()
                .forEach((name, function) -> memory.put(name + ": MB at rest", Report.resident(function.process())));
        var anna = connect(fleet);
        deliver(fleet, WARM_UP);
        new Loads(journey, deliveries, fleet).run(anna);
        // Before anything is sampled, which takes memory as well.
        fleet.functions()
                .forEach((name, function) ->
                        memory.put(name + ": MB under load", Report.mostResident(function.process())));
        Results.put("Memory", memory);
        cost(fleet);
        // An email that is not recorded costs next to nothing.
        var recorded = journey.read("/v1/mail-sync/connection", anna).at("/counts/recorded");
        assertThat(recorded.asInt()).as("recorded of what was delivered").isGreaterThanOrEqualTo(delivered);
    }

    private void cost(Fleet fleet) throws Exception {
        var sync = fleet.functions().get("Sync").process();
        var recording = Path.of("target/bench/sync.jfr");
        CpuTime.start(sync);
        var cpu = sync.info().totalCpuDuration().orElseThrow();
        var took = deliver(fleet, MAILS);
        var used = sync.info().totalCpuDuration().orElseThrow().minus(cpu);
        CpuTime.stop(sync, recording);
        report(CpuTime.byOwner(recording), took, used);
    }

    private static void report(CpuTime.Samples samples, Duration took, Duration used) throws IOException {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("emails per second, one mailbox", MAILS / (took.toNanos() / 1e9));
        figures.put("CPU ms an email, of the whole process", used.toNanos() / 1e6 / MAILS);
        figures.put("CPU ms an email, sampled in Java threads", samples.total() / MAILS);
        samples.millis().forEach((owner, millis) -> figures.put("CPU ms an email, " + owner, millis / MAILS));
        figures.put("our own code, as a share of what was sampled", samples.of(CpuTime.OURS) / samples.total());
        Results.put("Recording", figures);
        Files.write(Path.of("target/bench/own-code.txt"), samples.hottest());
        assertThat(samples.total()).as("sampled at all").isPositive();
        assertThat(samples.of(CpuTime.OURS) / MAILS).isLessThan(OWN_MILLIS_A_MAIL);
    }

    /** @return the header with which she calls */
    private String connect(Fleet fleet) {
        journey.emptyWorld();
        var crm = journey.signedIn("crm", "crm-service");
        journey.call(
                "PUT",
                "/v1/leads/lead-1",
                "{\"addresses\":[\"%s\"],\"opportunities\":[]}".formatted(Journey.LEE),
                crm,
                200);
        var anna = journey.signedIn("anna", "salesperson");
        journey.connect(anna);
        deliveries.workOff(fleet);
        return anna;
    }

    /** @return how long the functions took with them, without the time that the sandbox takes to make them */
    private Duration deliver(Fleet fleet, int mails) {
        var took = Duration.ZERO;
        for (var end = delivered + mails; delivered < end; ) {
            for (var n = 0; n < AT_ONCE; n++) {
                delivered++;
                journey.deliver("<%d@lead.example>".formatted(delivered), Journey.LEE, "Mail " + delivered);
            }
            deliveries.awaitNotifications();
            var begun = System.nanoTime();
            deliveries.workOff(fleet);
            took = took.plusNanos(System.nanoTime() - begun);
        }
        assertThat(timings.failures()).isEmpty();
        return took;
    }
}
