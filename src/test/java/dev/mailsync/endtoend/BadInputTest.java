package dev.mailsync.endtoend;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.microsoft.graph.ClientStates;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What is wrong gets a problem response with a stable code, and nothing changes. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class BadInputTest {

    private static final String ANNA = "anna@contoso.example";
    private static final String NOTIFICATIONS = "/graph/notifications";

    @TestHTTPResource
    URI address;

    @Inject
    Tables tables;

    @Inject
    ClientStates clientStates;

    private Crm crm;
    private Crm.Person anna;

    @BeforeEach
    void aConnectedMailbox() {
        crm = new Crm(new SandboxClient(URI.create(address.toString().replaceAll("/$", ""))));
        crm.reset();
        crm.mailbox(ANNA);
        crm.lead("acme", "lead-1", "lee@lead.example", "opp-1");
        anna = crm.person("acme", "anna");
        anna.connect(ANNA);
        crm.idle();
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", "lee@lead.example", ANNA, "First"));
        crm.idle();
    }

    @Test
    void withoutATokenNothingIsSaid() {
        refused(401, "UNAUTHORIZED", () -> crm.http().get("/v1/mail-sync/connection"));
        refused(
                401,
                "UNAUTHORIZED",
                () -> crm.http()
                        .get(
                                "/v1/mail-sync/connection",
                                "Authorization",
                                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0."));
    }

    @Test
    void aTokenOfAForeignIssuerIsRefused() {
        var parts = crm.token("acme", "anna", "salesperson").split("\\.");
        var foreign = parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse();

        refused(
                401,
                "UNAUTHORIZED",
                () -> crm.http().get("/v1/mail-sync/connection", "Authorization", "Bearer " + foreign));
    }

    @Test
    void everyRoleStaysWithinItsCalls() {
        refused(403, "FORBIDDEN", () -> anna.put("/v1/leads/lead-2", "{\"addresses\":[],\"opportunities\":[]}"));
        var service = crm.person("acme", "crm", "crm-service");
        refused(403, "FORBIDDEN", () -> service.get("/v1/mail-sync/connection"));
        refused(
                403,
                "FORBIDDEN",
                () -> anna.post("/v1/mail-sync/disable", "{\"history\":\"REMOVE\",\"userId\":\"somebody-else\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://localhost.evil.example/",
                "http://user@localhost:3000/",
                "javascript:alert(1)",
                "//localhost:3000/",
                "https://localhost:3000/",
                "http://localhost:3000/#fragment",
                "not a url"
            })
    void aReturnUrlOffTheListIsRefused(String returnUrl) {
        refused(
                400,
                "RETURN_URL_NOT_ALLOWED",
                () -> anna.post("/v1/mail-sync/connection", "{\"returnUrl\":\"" + returnUrl + "\"}"));
    }

    @Test
    void unknownFieldsAndBrokenJsonAreRefused() {
        refused(
                400,
                "BAD_JSON",
                () -> anna.post("/v1/mail-sync/connection", "{\"returnUrl\":\"http://localhost/\",\"surprise\":1}"));
        refused(400, "BAD_JSON", () -> anna.post("/v1/mail-sync/connection", "{\"returnUrl\":"));
        refused(400, "BAD_JSON", () -> anna.post("/v1/mail-sync/disable", "{\"history\":\"SHRED\"}"));
        refused(400, "HISTORY_MISSING", () -> anna.post("/v1/mail-sync/disable", "{}"));
        refused(
                400,
                "HISTORY_DAYS_INVALID",
                () -> anna.post(
                        "/v1/mail-sync/connection", "{\"returnUrl\":\"http://localhost/\",\"historyDays\":366}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"history\":1}",
                "{\"history\":0}",
                "{\"history\":\"1\"}",
                "{\"history\":\"remove\"}",
                "{\"history\":\"KEEP\"} junk",
                "{\"history\":\"KEEP\"}{\"history\":\"REMOVE\"}",
                "{\"history\":\"KEEP\",\"history\":\"REMOVE\"}",
                "{\"history\":[\"REMOVE\"]}",
                "{\"history\":\"REMOVE\",\"userId\":1}"
            })
    void nothingIsGuessedFromARequest(String body) {
        refused(400, "BAD_JSON", () -> anna.post("/v1/mail-sync/disable", body));
    }

    @Test
    void historyDaysAreAWholeNumber() {
        for (var days : new String[] {"1.5", "\"5\"", "true", "99999999999"}) {
            refused(
                    400,
                    "BAD_JSON",
                    () -> anna.post(
                            "/v1/mail-sync/connection",
                            "{\"returnUrl\":\"http://localhost/\",\"historyDays\":" + days + "}"));
        }
    }

    @Test
    void aStateWorksOnce() {
        var bob = crm.person("acme", "bob");
        crm.mailbox("bob@contoso.example");
        var started =
                crm.http().json(bob.post("/v1/mail-sync/connection", "{\"returnUrl\":\"" + Crm.RETURN_URL + "\"}"));
        var atMicrosoft = crm.http()
                .get(started.get("authorizationUrl").asText()
                        + "&sandbox_user=bob@contoso.example&sandbox_consent=accept");
        var callback = Crm.location(atMicrosoft);
        assertThat(Crm.location(crm.http().get(callback))).contains("mail_sync_ticket=");

        unchanged(() -> assertThat(Crm.location(crm.http().get(callback)))
                .isEqualTo(Crm.RETURN_URL + "?mail_sync_error=STATE_REPLAYED"));
    }

    @Test
    void aStateWorksForTenMinutes() {
        var bob = crm.person("acme", "bob");
        var started =
                crm.http().json(bob.post("/v1/mail-sync/connection", "{\"returnUrl\":\"" + Crm.RETURN_URL + "\"}"));
        crm.advance("PT10M");

        var returned = bob.returned(started.get("authorizationUrl").asText(), ANNA, "accept");

        assertThat(returned).containsEntry("mail_sync_error", "STATE_EXPIRED");
    }

    @Test
    void aStateThatNobodyBeganIsRefused() {
        refused(400, "STATE_UNKNOWN", () -> crm.http().get("/oauth/callback?state=made-up&code=c"));
        refused(400, "STATE_UNKNOWN", () -> crm.http().get("/oauth/callback"));
    }

    @Test
    void consentDeclinedReturnsToTheSettingsPage() {
        crm.mailbox("bob@contoso.example");
        var bob = crm.person("acme", "bob");

        assertThat(bob.returned("bob@contoso.example", "decline")).containsEntry("mail_sync_error", "ACCESS_DENIED");
        assertThat(bob).isNotConfigured();
    }

    @Test
    void aTicketConfirmedBySomebodyElseIsBurnt() {
        crm.mailbox("bob@contoso.example");
        var bob = crm.person("acme", "bob");
        var mallory = crm.person("acme", "mallory");
        var ticket = bob.ticket("bob@contoso.example", "accept");

        assertProblem(mallory.confirm(ticket), 404, "TICKET_UNKNOWN");
        refused(410, "TICKET_BURNT", () -> bob.confirm(ticket));

        assertThat(mallory).isNotConfigured();
        assertThat(bob).isNotConfigured();
    }

    @Test
    void aConfirmationRepeatedByTheSameUserAnswersTheSame() {
        crm.mailbox("bob@contoso.example");
        var bob = crm.person("acme", "bob");
        var ticket = bob.ticket("bob@contoso.example", "accept");
        var first = crm.http().json(bob.confirm(ticket));
        crm.idle();

        unchanged(() -> {
            var second = crm.http().json(bob.confirm(ticket));
            assertThat(second.get("status")).isEqualTo(first.get("status"));
            assertThat(second.get("mailbox")).isEqualTo(first.get("mailbox"));
            assertThat(second.get("since")).isEqualTo(first.get("since"));
        });
    }

    @Test
    void aTicketWaitsForTenMinutes() {
        crm.mailbox("bob@contoso.example");
        var bob = crm.person("acme", "bob");
        var ticket = bob.ticket("bob@contoso.example", "accept");
        crm.advance("PT10M");

        refused(404, "TICKET_UNKNOWN", () -> bob.confirm(ticket));
        assertThat(tables.everything()).doesNotContain("bob@contoso.example");
    }

    @Test
    void anOlderSignInDoesNotReplaceALaterOne() {
        var older = anna.ticket(ANNA, "accept");
        crm.advance("PT1S");
        Crm.check(anna.confirm(anna.ticket(ANNA, "accept")));
        crm.idle();

        refused(410, "TICKET_SUPERSEDED", () -> anna.confirm(older));
    }

    @Test
    void aSignInFromBeforeDisablingDoesNotUndoIt() {
        var older = anna.ticket(ANNA, "accept");
        crm.advance("PT1S");
        Crm.check(anna.disable("KEEP"));
        crm.idle();

        refused(410, "TICKET_SUPERSEDED", () -> anna.confirm(older));
    }

    @Test
    void aMailboxHasOneConnection() {
        var bob = crm.person("acme", "bob");
        var ticket = bob.ticket(ANNA, "accept");

        refused(409, "MAILBOX_IN_USE", () -> bob.confirm(ticket));
    }

    @Test
    void aUserHasOneMailbox() {
        crm.mailbox("second@contoso.example");
        var ticket = anna.ticket("second@contoso.example", "accept");

        refused(409, "OTHER_MAILBOX_CONNECTED", () -> anna.confirm(ticket));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{}", "{\"value\":{}}", "{\"value\":[}", "<html></html>", "null"})
    void whatIsNoDeliveryIsRefused(String body) {
        refused(400, "BAD_JSON", () -> crm.http().post(NOTIFICATIONS, Crm.JSON, body));
    }

    @Test
    void aDeliveryNestedAThousandDeepIsRefused() {
        var nested = "{\"value\":[" + "[".repeat(1_000) + "]".repeat(1_000) + "]}";

        refused(400, "BAD_JSON", () -> crm.http().post(NOTIFICATIONS, Crm.JSON, nested));
    }

    @Test
    void aDeliveryThatIsTooLargeIsRefused() {
        var large = "{\"value\":[\"" + "x".repeat(2 * 1024 * 1024) + "\"]}";

        refused(413, "TOO_LARGE", () -> crm.http().post(NOTIFICATIONS, Crm.JSON, large));
    }

    @Test
    void whoForgesANotificationLearnsNothing() {
        var genuine = clientStates
                .issue(ConnectionId.of(new CompanyId("acme"), new UserId("anna")))
                .clientState();
        var forged = genuine.substring(0, genuine.length() - 2) + (genuine.endsWith("AA") ? "BB" : "AA");
        crm.forgetRequests();

        unchanged(() -> {
            for (var clientState : new String[] {forged, "", "x", genuine + "x", "x".repeat(200)}) {
                var response = crm.http().post(NOTIFICATIONS, Crm.JSON, """
                        {"value":[{"subscriptionId":"s","clientState":"%s","changeType":"created",
                        "resourceData":{"id":"m"}}]}""".formatted(clientState));
                assertThat(response.statusCode()).isEqualTo(202);
                assertThat(response.body()).isEmpty();
            }
            crm.idle();
        });
        assertThat(crm.requests()).isEmpty();
    }

    @Test
    void aNotificationOfAMailThatDoesNotExistHarmsNothing() {
        var genuine = clientStates
                .issue(ConnectionId.of(new CompanyId("acme"), new UserId("anna")))
                .clientState();
        crm.http().post(NOTIFICATIONS, Crm.JSON, """
                {"value":[{"clientState":"%s","resourceData":{"id":"no-such-mail"}},{"clientState":"%s"},7,null]}""".formatted(genuine, genuine));
        crm.idle();
        crm.deliver(ANNA, Crm.mail("<2@lead.example>", "lee@lead.example", ANNA, "Second"));
        crm.idle();

        assertThat(anna.subjects("/v1/leads/lead-1/mails")).containsExactlyInAnyOrder("First", "Second");
    }

    @Test
    void aValidationTokenComesBackDecodedAsPlainText() {
        var response = crm.http().post(NOTIFICATIONS + "?validationToken=Validation%3A+a%2Bb%20%26", "text/plain", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("Validation: a+b &");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aValidationTokenWithMarkupIsRefused() {
        refused(
                400,
                "VALIDATION_TOKEN_INVALID",
                () -> crm.http().post(NOTIFICATIONS + "?validationToken=%3Cscript%3E", "text/plain", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/leads/no-such-lead/mails",
        "/v1/leads/%23/mails",
        "/v1/opportunities/no-such-opportunity/mails",
        "/v1/mails/no-such-mail",
        "/v1/mails/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/v1/no-such-path"
    })
    void whatDoesNotExistIsNotFound(String path) {
        refused(404, null, () -> anna.get(path));
    }

    @Test
    void anotherCompanysIdsLookAsIfTheyDidNotExist() {
        var mail = anna.read("/v1/leads/lead-1/mails")
                .get("items")
                .get(0)
                .get("id")
                .asText();
        var stranger = crm.person("rival", "anna", "administrator");

        refused(404, "NOT_FOUND", () -> stranger.get("/v1/mails/" + mail));
        refused(404, "NOT_FOUND", () -> stranger.get("/v1/leads/lead-1/mails"));
        refused(404, "NOT_FOUND", () -> stranger.get("/v1/opportunities/opp-1/mails"));
        refused(
                404,
                "NOT_FOUND",
                () -> crm.person("rival", "boss", "administrator")
                        .post("/v1/mail-sync/disable", "{\"history\":\"REMOVE\",\"userId\":\"carl\"}"));
        assertThat(stranger).isNotConfigured();
    }

    @Test
    void aCompanyThatCannotBeAKeyIsRefused() {
        refused(
                403,
                "TOKEN_INCOMPLETE",
                () -> crm.person("acme#mailbox", "anna").get("/v1/mail-sync/connection"));
    }

    @Test
    void badLeadsRegisterNone() {
        var service = crm.person("acme", "crm", "crm-service");

        refused(
                400,
                "LEAD_INVALID",
                () -> service.post(
                        "/v1/leads",
                        "[{\"id\":\"good\",\"addresses\":[\"a@b.example\"]},{\"id\":\"bad\",\"addresses\":[\"nobody\"]}]"));
        refused(400, "LEAD_INVALID", () -> service.put("/v1/leads/a%23b", "{\"addresses\":[]}"));
        refused(400, "LEADS_INVALID", () -> service.post("/v1/leads", "[]"));
        refused(400, "LEAD_INVALID", () -> service.put("/v1/leads/x", "{\"addresses\":[null]}"));
    }

    @Test
    void aBadPageIsRefused() {
        refused(400, "BAD_LIMIT", () -> anna.get("/v1/mail-sync/mails?limit=0"));
        refused(400, "BAD_LIMIT", () -> anna.get("/v1/mail-sync/mails?limit=101"));
        refused(400, "BAD_CURSOR", () -> anna.get("/v1/mail-sync/mails?cursor=***"));
        refused(400, "BAD_LIMIT", () -> anna.get("/v1/mail-sync/mails?limit=many"));
    }

    private void refused(int status, String code, Supplier<HttpResponse<String>> call) {
        unchanged(() -> assertProblem(call.get(), status, code));
    }

    private void unchanged(Runnable call) {
        var before = tables.allButErrors();
        call.run();
        assertThat(tables.allButErrors()).isEqualTo(before);
    }

    private void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = crm.http().json(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.hasNonNull("type")).isTrue();
        assertThat(problem.hasNonNull("title")).isTrue();
        if (code != null) {
            assertThat(problem.get("code").asText()).isEqualTo(code);
        }
    }
}
