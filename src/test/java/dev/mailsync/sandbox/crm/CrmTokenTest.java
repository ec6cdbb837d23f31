package dev.mailsync.sandbox.crm;

import java.net.URI;
import java.net.http.HttpResponse;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class CrmTokenTest {

    @TestHTTPResource
    URI base;

    @Test
    void aTokenOfTheSandboxesCrmIsAcceptedWithItsClaims() {
        var response = ask(token("salesperson"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ann of acme");
    }

    @Test
    void anotherRoleIsForbidden() {
        assertThat(ask(token("marketing-manager")).statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenWithAForeignSignatureIsRefused() {
        var token = token("salesperson");
        var foreign = token.substring(0, token.lastIndexOf('.') + 1) + "c2lnbmF0dXJl";

        assertThat(ask(foreign).statusCode()).isEqualTo(401);
    }

    @Test
    void aLoginWithoutRolesIsAProblem() {
        var response =
                client().post("/sandbox/crm/token", "application/json", "{\"company\":\"acme\",\"user\":\"ann\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private HttpResponse<String> ask(String token) {
        return client().get("/test/protected", "Authorization", "Bearer " + token);
    }

    private String token(String role) {
        var login = "{\"company\":\"acme\",\"user\":\"ann\",\"roles\":[\"%s\"]}".formatted(role);
        return client().json(client().post("/sandbox/crm/token", "application/json", login))
                .get("token")
                .asText();
    }

    private SandboxClient client() {
        return new SandboxClient(URI.create(base.toString().replaceFirst("/$", "")));
    }
}
