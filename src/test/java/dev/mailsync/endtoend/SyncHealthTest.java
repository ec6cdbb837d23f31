package dev.mailsync.endtoend;

import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.cloud.LocalSecrets;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class SyncHealthTest extends WholeWay {

    @Inject
    LocalSecrets secrets;

    @AfterEach
    void theConfiguredSecretsAgain() {
        secrets.reset();
        crm.advance("PT6M");
    }

    @Test
    void allThatIsNeededIsThere() {
        assertThat(checks())
                .containsOnly(
                        entry("tables", "UP"), entry("signing keys", "UP"), entry("credential at Microsoft", "UP"));
    }

    @Test
    void anExpiredCredentialIsSeenAndNotRepeated() {
        secrets.put("microsoft", "{\"client-secret\":\"s3cret\",\"expires-at\":\"2020-01-01T00:00:00Z\"}");
        crm.advance("PT6M");

        assertThat(checks()).contains(entry("credential at Microsoft", "DOWN"), entry("tables", "UP"));
        assertThat(crm.http().get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(crm.http().get("/q/health/ready").body()).doesNotContain("s3cret");
        assertThat(crm.http().get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void aNewVersionThatIsNoneIsSeenWhileTheOldOneGoesOn() {
        connected();
        secrets.put("signing-keys", "not json");
        secrets.put("microsoft", "{\"client-secret\":\"\"}");
        crm.advance("PT6M");

        assertThat(checks()).contains(entry("signing keys", "DOWN"), entry("credential at Microsoft", "DOWN"));
        assertThat(crm.http().get("/q/health/ready").body()).contains("malformed");
        receives("<1@lead.example>", LEE, "All the same");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("All the same");
    }

    private Map<String, String> checks() {
        var checks = new TreeMap<String, String>();
        crm.http()
                .json(crm.http().get("/q/health/ready"))
                .get("checks")
                .forEach(check -> checks.put(
                        check.get("name").asText(), check.get("status").asText()));
        return checks;
    }
}
