package dev.mailsync.endtoend;

import java.util.Map;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What browsers are told about whom they may let in. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class BrowserRulesTest extends WholeWay {

    private static final String STATUS = "/v1/mail-sync/connection";

    @Test
    void theCrmsOriginMayCallAndSendItsToken() {
        var preflight = crm.http()
                .send(
                        "OPTIONS",
                        STATUS,
                        null,
                        Map.of(
                                "Origin",
                                "http://localhost:3000",
                                "Access-Control-Request-Method",
                                "POST",
                                "Access-Control-Request-Headers",
                                "authorization,content-type,idempotency-key"));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("http://localhost:3000");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElseThrow())
                .contains("idempotency-key");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isNotEqualTo("true");

        var called = crm.http().get(STATUS, "Origin", "http://localhost:3000", "Authorization", bearer());
        assertThat(called.statusCode()).isEqualTo(200);
        assertThat(called.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:3000");
    }

    @Test
    void noOtherOriginMay() {
        for (var origin : new String[] {"https://else.example", "http://localhost.else.example", "null"}) {
            var called = crm.http().get(STATUS, "Origin", origin, "Authorization", bearer());
            assertThat(called.statusCode()).as(origin).isEqualTo(403);
            assertThat(called.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(called.body()).doesNotContain("status");
        }
    }

    @Test
    void answersAreNeitherGuessedAtNorFramedNorKept() {
        var headers = crm.http().get(STATUS, "Authorization", bearer()).headers();
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        var page = crm.http().get("/oauth/callback?admin_consent=True").headers();
        assertThat(page.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(page.allValues("Content-Security-Policy")).hasSize(1);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() {
        var large = "{\"entries\":[\"" + "x".repeat(300_000) + "\"]}";
        var refused = anna.put("/v1/mail-sync/never-record", large);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("TOO_LARGE");
    }

    private String bearer() {
        return "Bearer " + crm.token("acme", "anna", "salesperson");
    }
}
