package dev.mailsync.endtoend;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.OverHttp;
import dev.mailsync.platform.dynamo.FragileParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.mailsync.Waits.await;
import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One's own mailbox from a laptop: another process in dev mode with the real Microsoft, whose part this process's sandbox plays.
 * With a public address; in {@code -Pthorough} first without one, then killed, and started again with one.
 */
@QuarkusTest
@OverHttp
@TestProfile(FragileParts.class)
@Tag("slow")
class OwnMailboxTest extends WholeWay {

    /** Longer than Microsoft is left alone once it could not reach an address that is just being opened. */
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    private LiveInstance instance;
    private Crm laptop;
    private Crm.Person me;

    @BeforeEach
    void aLaptop() throws IOException {
        instance = new LiveInstance(address.toString().replaceAll("/$", ""), directory);
    }

    @AfterEach
    void closed() {
        instance.close();
    }

    @Test
    void connectNotifySendDisable() throws Exception {
        startWithAnAddress();
        laptop.lead("acme", "lead-1", LEE);
        connect();
        soon(() -> assertThat(me).getsNotifications());
        nobodyElseGetsIn(URI.create(instance.address()));

        whatIsToldOfIsRecorded();
        aSmartMailIsSent();
        disablingLeavesNothingBehind();
    }

    @Test
    @Tag("thorough")
    void pollRestartNotify() throws Exception {
        instance.start();
        signInToTheCrm();
        whatIsPolledIsRecorded();

        instance.kill();
        receives("<2@lead.example>", LEE, "While nobody listened");
        startWithAnAddress();
        itGoesOnWhereItWas();
        whatIsToldOfIsRecorded();
    }

    private void startWithAnAddress() throws IOException {
        instance.start("mailsync.public-url=" + instance.address());
        signInToTheCrm();
    }

    /** The CRM of the laptop has a new key with each start. */
    private void signInToTheCrm() {
        laptop = instance.crm();
        me = laptop.person("acme", "anna");
    }

    private void whatIsPolledIsRecorded() {
        laptop.lead("acme", "lead-1", LEE);
        connect();
        soon(() -> assertThat(me.status().at("/completeUpTo").asText()).isNotEmpty());
        receives("<1@lead.example>", LEE, "Polled");

        soon(() -> assertThat(me.subjects(TIMELINE)).containsExactly("Polled"));

        assertThat(me).isEnabled().isPolled();
        var status = me.status();
        assertThat(status.hasNonNull("error") || status.hasNonNull("warnings")).isFalse();
        assertThat(asked("POST", "/subscriptions")).isZero();
        assertThat(microsoft().get("notified").asBoolean(true)).isFalse();
    }

    private void connect() {
        var request = "{\"returnUrl\":\"%s\",\"sending\":true}".formatted(Crm.RETURN_URL);
        var started = laptop.http().json(Crm.check(me.post("/v1/mail-sync/connection", request)));
        var returned = me.returned(started.get("authorizationUrl").asText(), ANNA, "accept");
        Crm.check(me.confirm(returned.get("mail_sync_ticket")));
    }

    private void nobodyElseGetsIn(URI at) throws IOException {
        assertThat(laptop.http().control("reset", "{}").statusCode()).isEqualTo(404);
        assertThat(laptop.http().control("reset", "{}").body()).contains("sandbox is not in use");
        assertThat(laptop.http().get("/sandbox/login/any").statusCode()).isEqualTo(404);
        assertThat(laptop.http().get("/sandbox/graph/v1.0/me").statusCode()).isEqualTo(404);
        assertThat(statusThroughATunnel(at, "GET", "/")).isEqualTo(403);
        assertThat(statusThroughATunnel(at, "POST", "/sandbox/crm/token")).isEqualTo(403);
        assertThat(statusThroughATunnel(at, "GET", TIMELINE)).isEqualTo(403);
        assertThat(statusThroughATunnel(at, "POST", "/graph/notifications?validationToken=token"))
                .isEqualTo(200);
        var forwarded = laptop.http().get("/", "X-Forwarded-For", "192.0.2.1");
        assertThat(forwarded.statusCode()).isEqualTo(403);
    }

    /** By hand, as Java's client lets nobody choose the Host header. */
    private static int statusThroughATunnel(URI at, String method, String path) throws IOException {
        var request = "%s %s HTTP/1.1\r\nHost: one.tunnel.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .formatted(method, path);
        try (var socket = new Socket(at.getHost(), at.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    private void itGoesOnWhereItWas() {
        assertThat(me).isEnabled();
        assertThat(me.subjects(TIMELINE)).contains("Polled");
        soon(() -> assertThat(me.subjects(TIMELINE)).containsExactlyInAnyOrder("Polled", "While nobody listened"));
        soon(() -> assertThat(me).getsNotifications());
        assertThat(asked("POST", "/subscriptions")).isEqualTo(1);
        assertThat(me.status().hasNonNull("error")).isFalse();
    }

    /** What else was due after the start may be done in between, and polls: then the next email tells. */
    private void whatIsToldOfIsRecorded() {
        assertThat(microsoft().get("notified").asBoolean()).isTrue();
        var number = new AtomicInteger();
        soon(() -> {
            var subject = "Told of, " + number.incrementAndGet();
            untilMicrosoftIsLeftInPeace();
            receives("<told-%d@lead.example>".formatted(number.get()), LEE, subject);
            soon(() -> assertThat(me.subjects(TIMELINE)).contains(subject));
            assertThat(asked("GET", "/messages/delta")).as("nothing was polled").isZero();
        });
    }

    /** Whatever was due after the start is done. */
    private void untilMicrosoftIsLeftInPeace() {
        crm.forgetRequests();
        var longerThanASweep = Duration.ofSeconds(2);
        await().atMost(SOON)
                .pollDelay(longerThanASweep)
                .pollInterval(longerThanASweep)
                .until(() -> {
                    var asked = crm.requests().size();
                    crm.forgetRequests();
                    return asked == 0;
                });
    }

    private void aSmartMailIsSent() {
        var offer = """
                {"leadId":"lead-1","to":["%s"],"subject":"Our offer","html":"<p>Dear Lee</p>"}""".formatted(LEE);

        assertThat(me.post("/v1/smart-mails", offer, "Idempotency-Key", "offer-1")
                        .statusCode())
                .isBetween(201, 202);

        soon(() -> assertThat(me.subjects(TIMELINE)).contains("Our offer"));
        assertThat(asked("POST", "/send")).isEqualTo(1);
    }

    private void disablingLeavesNothingBehind() {
        Crm.check(me.disable("REMOVE"));

        soon(() -> assertThat(me).isNotConfigured());
        soon(() -> assertThat(me.subjects(TIMELINE)).isEmpty());
        soon(() -> assertThat(asked("DELETE", "/subscriptions/")).isPositive());
    }

    private JsonNode microsoft() {
        return laptop.http().json(Crm.check(laptop.http().get("/sandbox/demo/microsoft")));
    }

    /** In this process's sandbox. */
    private long asked(String method, String path) {
        return StreamSupport.stream(crm.requests().spliterator(), false)
                .filter(request -> request.get("method").asText().equals(method)
                        && request.get("path").asText().contains(path))
                .count();
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(assertion);
    }
}
