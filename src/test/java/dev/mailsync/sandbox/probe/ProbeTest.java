package dev.mailsync.sandbox.probe;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.SandboxScript;
import dev.mailsync.sandbox.SignInScript;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.cloud.Ports;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.sandbox.SandboxScript.ANN;
import static org.assertj.core.api.Assertions.assertThat;

/** The probe asks the sandbox: {@code docs/assumptions.md}, the sandbox and the probe say the same. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class ProbeTest {

    private static final Pattern ROW = Pattern.compile("- `([a-z-]+)`: .*");

    /** An item of the list with all that has to be said. */
    private static final Pattern WHOLE = Pattern.compile(
            "- `(?<id>[a-z-]+)`: \\S(?:(?!\\n- ).)*\\sWhy: \\S(?:(?!\\n- ).)*\\sFor: \\S(?:(?!\\n- ).)*\\sSure:\\s+\\w",
            Pattern.DOTALL);

    private static final String FOREIGN = "Not the probe's";

    @TestHTTPResource
    URI root;

    private SandboxScript script;

    @BeforeEach
    void aMailboxWithMailOfItsOwn() throws Exception {
        ProbeRun.orSkip();
        script = new SandboxScript(root, ANN);
        script.done("mailboxes/" + ANN + "/messages", "{\"subject\":\"" + FOREIGN + "\"}");
    }

    @AfterEach
    void leaveAnEmptyWorld() {
        new SandboxScript(root);
    }

    @Test
    void theDocumentHasARowForWhatIsAskedAndForNothingElse() throws Exception {
        var rows = Files.readAllLines(Path.of("docs/assumptions.md")).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();

        assertThat(rows)
                .extracting(row -> ROW.matcher(row).replaceFirst("$1"))
                .containsExactlyElementsOf(ProbeRun.ids())
                .doesNotHaveDuplicates();
        assertThat(WHOLE.matcher(Files.readString(Path.of("docs/assumptions.md")))
                        .results())
                .extracting(whole -> whole.group(1))
                .containsExactlyElementsOf(ProbeRun.ids());
    }

    @Test
    void allRowsHoldAgainstTheSandbox() throws Exception {
        // Else all is answered before there are too many calls at once.
        script.done("faults", "{\"kind\":\"latency\",\"millis\":500,\"match\":{\"path\":\"$select=id,body&$top=50\"}}");
        var port = Ports.free();

        var run = ProbeRun.ended(ProbeRun.against(
                root,
                "--notification-url",
                "http://localhost:" + port,
                "--listen",
                Integer.toString(port),
                "--wait-for-expiry"));

        assertThat(run.out()).doesNotContain(SignInScript.clientSecret(), "Bearer ", "EwB");
        assertThat(run.ids(ProbeRun.HOLDS)).as(run.out()).containsExactlyElementsOf(ProbeRun.ids());
        assertThat(run.exit()).as(run.out()).isZero();
        assertNothingIsLeft();
    }

    /** The index lags a minute behind, so an email is of yesterday when it is found. */
    @Test
    void emailIsFoundThoughMidnightPasses() throws Exception {
        var clock = script.client.json(script.client.control("clock", "{\"advance\":\"PT0S\"}"));
        var now = LocalDateTime.ofInstant(Instant.parse(clock.get("now").asText()), ZoneOffset.UTC);
        var halfAMinuteToMidnight = now.toLocalDate().plusDays(2).atStartOfDay().minusSeconds(30);
        script.done("clock", "{\"advance\":\"" + Duration.between(now, halfAMinuteToMidnight) + "\"}");

        var run = ProbeRun.ended(ProbeRun.against(root, "--only", "search-delay,search-reply-to"));

        assertThat(run.ids(ProbeRun.HOLDS)).as(run.out()).containsExactly("search-delay", "search-reply-to");
    }

    @Test
    void whatTheSandboxDoesOtherwiseDiffers() throws Exception {
        script.done("sending", "{\"newIds\":true,\"losesProperties\":true}");
        script.done("faults", "{\"kind\":\"status\",\"match\":{\"path\":\"/copy\"},\"status\":403}");

        var run = ProbeRun.ended(
                ProbeRun.against(root, "--only", "immutable-id-move,immutable-id-copy,immutable-id-send,marker-send"));

        assertThat(run.ids(ProbeRun.HOLDS)).containsExactly("immutable-id-move");
        assertThat(run.ids(ProbeRun.DIFFERS)).containsExactly("immutable-id-copy", "immutable-id-send", "marker-send");
        assertThat(run.verdicts().get("immutable-id-copy").words()).contains("403 ErrorAccessDenied");
        assertThat(run.verdicts().get("immutable-id-send").words()).contains("another immutable id than the draft");
        assertThat(run.exit()).as(run.out()).isEqualTo(1);
        assertNothingIsLeft();
    }

    @Test
    void aShorterLifeOfSubscriptionsDiffers() throws Exception {
        script.done("subscriptions", "{\"longestMinutes\":4230}");
        var port = Integer.toString(Ports.free());

        var run = ProbeRun.ended(ProbeRun.against(
                root,
                "--only",
                "subscription-lifetime,subscription-too-long",
                "--notification-url",
                "http://localhost:" + port,
                "--listen",
                port));

        assertThat(run.verdicts().get("subscription-lifetime").words())
                .contains("400 ExtensionError", "can only be 4230 minutes");
        assertThat(run.verdicts().get("subscription-too-long").verdict()).isEqualTo(ProbeRun.HOLDS);
    }

    @Test
    void whatTakesAPublicAddressOrAThrottleCannotBeAskedWithoutIt() throws Exception {
        script.done("throttling", "{\"on\":false}");

        var run = ProbeRun.ended(ProbeRun.against(
                root, "--only", "throttled-at-once,subscription-lifetime,notification-delay,time-seconds"));

        assertThat(run.ids(ProbeRun.HOLDS)).containsExactly("time-seconds");
        assertThat(run.ids(ProbeRun.NOT_ASKED))
                .containsExactly("subscription-lifetime", "notification-delay", "throttled-at-once");
        assertThat(run.verdicts().get("notification-delay").words()).contains("--notification-url");
        assertThat(run.exit()).as(run.out()).isZero();
    }

    @Test
    void aPersonSignsInByABrowser() throws Exception {
        var process = ProbeRun.byBrowser(root, "--only", "identity");
        var out = process.inputReader();
        var address = out.readLine();
        while (!address.startsWith("http")) {
            address = out.readLine();
        }
        var back = URI.create(script.client
                .get(address.substring(address.indexOf("/sandbox")) + "&sandbox_user=" + ANN)
                .headers()
                .firstValue("Location")
                .orElseThrow());
        assertThat(back.getPath()).isEqualTo("/oauth/callback");
        var listener = new SandboxClient(URI.create("http://localhost:" + back.getPort()));
        assertThat(listener.get(back.getRawPath() + "?" + back.getRawQuery()).body())
                .contains("close this page");

        assertThat(out.lines().toList()).anyMatch(line -> line.matches("identity +holds"));
        assertThat(process.waitFor()).isZero();
    }

    /** Between a draft that is made and the end of the request that moves it. */
    @Test
    void anInterruptedRunDeletesWhatItMade() throws Exception {
        script.done("faults", "{\"kind\":\"latency\",\"millis\":1000,\"match\":{\"path\":\"/move\"}}");
        var process = ProbeRun.against(root, "--only", "immutable-id-move,immutable-id-copy");
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).contains("bears the name");
            awaitDraft();
            assertThat(new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();

            assertThat(out.lines().toList()).contains("Interrupted.").noneMatch(line -> line.contains("Left in"));
            assertThat(process.waitFor()).isEqualTo(1);
        }
        assertNothingIsLeft();
    }

    private void awaitDraft() throws InterruptedException {
        var requests = "/sandbox/control/requests";
        while (!script.client.get(requests).body().contains("/v1.0/me/messages\"")) {
            Thread.sleep(20);
        }
    }

    /** Neither messages nor folders nor subscriptions, and what was there before still is. */
    private void assertNothingIsLeft() {
        var tokens = script.signIn(ANN);
        var messages = script.client.json(script.graph(tokens, "/me/messages?$select=subject"));
        assertThat(messages.findValuesAsText("subject")).containsExactly(FOREIGN);
        var folders = script.client.json(script.graph(tokens, "/me/mailFolders?$top=100"));
        assertThat(folders.findValuesAsText("displayName")).isNotEmpty().noneMatch(it -> it.contains("probe"));
        var subscriptions = script.client.json(script.graph(tokens, "/subscriptions"));
        assertThat(subscriptions.get("value")).isEmpty();
    }
}
