package dev.mailsync.lambda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import jakarta.inject.Inject;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What browsers load comes out of the function as well. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class WebFilesTest {

    private static final String SCRIPT = "/mail-sync/mail-sync.js";
    private static final Pattern IMPORT = Pattern.compile("import '\\.(/bundle/app-[A-Z0-9]+\\.js)';\n");

    @Inject
    @Named("http")
    HttpFunction function;

    @Test
    void theScriptIsTextAndIsAskedForAgainEachTime() {
        var script = get(SCRIPT, Map.of());

        assertThat(script.getStatusCode()).isEqualTo(200);
        assertThat(script.getIsBase64Encoded()).isFalse();
        assertThat(script.getBody()).matches(IMPORT);
        assertThat(script.getHeaders())
                .containsEntry("content-type", "text/javascript;charset=UTF-8")
                .containsEntry("cache-control", "no-cache")
                .containsEntry("x-content-type-options", "nosniff");
        var again = get(SCRIPT, Map.of("if-none-match", script.getHeaders().get("etag")));
        assertThat(again.getStatusCode()).isEqualTo(304);
    }

    @Test
    void theBundleIsText() {
        var bundle = get(bundlePath(), Map.of());

        assertThat(bundle.getStatusCode()).isEqualTo(200);
        assertThat(bundle.getIsBase64Encoded()).isFalse();
        assertThat(bundle.getBody()).contains("mail-sync-settings");
        assertThat(bundle.getHeaders().get("content-type")).contains("javascript");
    }

    @Test
    void whoUnderstandsItGetsTheBundleCompressed() throws IOException {
        var path = bundlePath();
        var plain = get(path, Map.of()).getBody();
        var compressed = get(path, Map.of("accept-encoding", "gzip"));

        assertThat(compressed.getHeaders()).containsEntry("content-encoding", "gzip");
        assertThat(compressed.getIsBase64Encoded()).isTrue();
        var bytes = Base64.getDecoder().decode(compressed.getBody());
        assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), UTF_8))
                .isEqualTo(plain);
    }

    @Test
    void theTroubleshootingPageComesWithItsStyle() {
        assertThat(get("/mail-sync/troubleshooting", Map.of()).getBody()).startsWith("<!doctype html>");
        assertThat(get("/mail-sync/troubleshooting.css", Map.of()).getBody()).contains("color-scheme");
    }

    private String bundlePath() {
        var matcher = IMPORT.matcher(get(SCRIPT, Map.of()).getBody());
        assertThat(matcher.matches()).isTrue();
        return "/mail-sync" + matcher.group(1);
    }

    private APIGatewayV2HTTPResponse get(String path, Map<String, String> headers) {
        var event = Events.get(path);
        var all = new HashMap<>(event.getHeaders() == null ? Map.<String, String>of() : event.getHeaders());
        all.putAll(headers);
        event.setHeaders(all);
        return function.handleRequest(event, TestingContext.WITH_TIME);
    }
}
