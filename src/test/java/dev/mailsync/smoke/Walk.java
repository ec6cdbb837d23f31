package dev.mailsync.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import static dev.mailsync.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

/** The way that every build has to go: connect, notify, sync, sweep, disable, and a look at each door besides. */
final class Walk {

    private final Journey journey;
    private final Deliveries deliveries;
    private final Fleet fleet;
    private final Timings timings;
    private String anna;
    private String crm;

    Walk(Journey journey, Deliveries deliveries, Fleet fleet, Timings timings) {
        this.journey = journey;
        this.deliveries = deliveries;
        this.fleet = fleet;
        this.timings = timings;
    }

    void run() throws InterruptedException {
        connect();
        notified();
        sweep();
        lookAround();
        send();
        disable();
        toldToTheCrm();
    }

    private void connect() {
        timings.step("connect");
        journey.emptyWorld();
        anna = journey.signedIn("anna", "salesperson");
        crm = journey.signedIn("crm", "crm-service");
        journey.call("PUT", "/v1/companies/acme", "{\"plan\":\"TEAM\",\"mailboxLimit\":5}", crm, 200);
        register("lead-1", Journey.LEE);
        journey.connect(anna);
        deliveries.workOff(fleet);
        assertThat(status().path("status").asText()).isEqualTo("ENABLED");
    }

    private void notified() {
        timings.step("notify");
        journey.deliver("<1@lead.example>", Journey.LEE, "First");
        deliveries.workOff(fleet);
        assertThat(journey.subjects("lead-1", anna)).containsExactly("First");
    }

    /** A lead that is registered after it has written: the sweep has its mail looked for. */
    private void sweep() throws InterruptedException {
        timings.step("sweep");
        journey.deliver("<2@late.example>", "may@late.example", "Early");
        deliveries.workOff(fleet);
        register("lead-2", "may@late.example");
        // Due times are whole seconds.
        Thread.sleep(1_100);
        assertThat(deliveries.sweep(fleet)).contains("\"failed\":0").doesNotContain("\"queued\":0,\"taken\":0");
        deliveries.workOff(fleet);
        assertThat(journey.subjects("lead-2", anna)).containsExactly("Early");
    }

    /** What else a build can lack: bodies, attachments, the contract, the pages, problems. */
    private void lookAround() {
        timings.step("look");
        var mail =
                journey.read("/v1/leads/lead-1/mails", anna).at("/items/0/id").asText();
        assertThat(journey.read("/v1/mails/" + mail, anna).path("html").asText())
                .contains("<b>there</b>")
                .doesNotContain("script");
        var attachment = journey.call("GET", "/v1/mails/" + mail + "/attachments/0", null, anna, 200);
        assertThat(attachment.body()).contains("our offer");
        for (var path : List.of("/v1/mail-sync/errors", "/v1/mail-sync/mails", "/v1/opportunities/opp-1/mails")) {
            assertThat(journey.read(path, anna).has("items")).as(path).isTrue();
        }
        journey.call("PUT", "/v1/mail-sync/never-record", "{\"entries\":[\"never.example\"]}", anna, 200);
        assertThat(journey.read("/v1/company/mail-sync", crm).toString()).contains(Journey.ANNA);
        assertThat(journey.read("/q/health", null).path("status").asText()).isEqualTo("UP");
        assertThat(journey.call("GET", "/q/openapi", null, null, 200).body()).isEqualTo(written("docs/openapi.yaml"));
        assertThat(journey.call("GET", "/q/openapi?format=json", null, null, 200)
                        .body())
                .isEqualTo(written("docs/openapi.json"));
        assertThat(journey.call("GET", "/mail-sync/mail-sync.js", null, null, 200)
                        .body())
                .contains("import");
        var problem = journey.call("PUT", "/v1/leads/lead-3", "{\"unknown\":1}", crm, 400);
        assertThat(problem.body()).contains("\"code\"");
        journey.call("GET", "/v1/mails/none", null, anna, 404);
        journey.call("GET", "/v1/mail-sync/connection", null, "Bearer forged", 401);
    }

    private void send() {
        timings.step("send");
        var mail = """
                {"leadId":"lead-1","to":["%s"],"subject":"Our offer","html":"<p>Dear Lee</p>"}""".formatted(Journey.LEE);
        journey.call("POST", "/v1/smart-mails", mail, anna, 201, "Idempotency-Key", "offer-1");
        deliveries.workOff(fleet);
        assertThat(journey.subjects("lead-1", anna)).containsExactlyInAnyOrder("First", "Our offer");
    }

    private void disable() {
        timings.step("disable");
        assertThat(journey.read("/v1/mail-sync/disable/preview", anna)
                        .path("mails")
                        .asInt())
                .isEqualTo(3);
        journey.call("POST", "/v1/mail-sync/disable", "{\"history\":\"REMOVE\"}", anna, 202);
        deliveries.workOff(fleet);
        assertThat(journey.subjects("lead-1", anna)).isEmpty();
        assertThat(status().path("status").asText()).isEqualTo("NOT_CONFIGURED");
    }

    /** What happened is shown once no slower writer can have come before it. */
    private void toldToTheCrm() {
        timings.step("feed");
        await().pollInterval(Duration.ofSeconds(5))
                .until(() -> journey.read("/v1/events", crm).toString().contains("REMOVAL_DONE"));
    }

    private static String written(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void register(String lead, String address) {
        var body = "{\"addresses\":[\"%s\"],\"opportunities\":[\"opp-1\"]}".formatted(address);
        journey.call("PUT", "/v1/leads/" + lead, body, crm, 200);
    }

    private JsonNode status() {
        return journey.read("/v1/mail-sync/connection", anna);
    }
}
