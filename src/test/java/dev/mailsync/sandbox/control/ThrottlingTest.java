package dev.mailsync.sandbox.control;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.SandboxScript;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.sandbox.SandboxScript.ANN;
import static dev.mailsync.sandbox.SandboxScript.BOB;
import static org.assertj.core.api.Assertions.assertThat;

/** Calls that come at once, over HTTP. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class ThrottlingTest {

    @TestHTTPResource
    URI root;

    private SandboxScript script;
    private JsonNode ann;

    @BeforeEach
    void aMailboxThatAnswersSlowly() {
        script = new SandboxScript(root, ANN, BOB);
        ann = script.signIn(ANN);
        script.done("faults", "{\"kind\":\"latency\",\"millis\":1500,\"match\":{\"path\":\"mailFolders\"}}");
    }

    private List<HttpResponse<String>> atOnce(int calls) {
        var running = IntStream.range(0, calls)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> script.graph(ann, "/me/mailFolders"), command -> Thread.startVirtualThread(command)))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void theFifthCallAtOnceIsTooMuchForAMailbox() {
        var answers = atOnce(6);

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 429);
        var refused = answers.stream().filter(each -> each.statusCode() == 429).toList();
        assertThat(refused).hasSize(2).allSatisfy(each -> {
            script.assertGraphRefuses(each, 429, "ApplicationThrottled");
            assertThat(each.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(each.body()).contains("Application is over its MailboxConcurrency limit.");
        });
        assertThat(script.graph(ann, "/me/mailFolders").statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasSwitchedOffComesBackWithAReset() {
        script.done("throttling", "{\"on\":false}");
        assertThat(atOnce(6)).extracting(HttpResponse::statusCode).containsOnly(200);
        script.refused("throttling", List.of("", "{}", "{\"on\":\"yes\"}"));

        aMailboxThatAnswersSlowly();
        assertThat(atOnce(6)).extracting(HttpResponse::statusCode).contains(429);
    }
}
