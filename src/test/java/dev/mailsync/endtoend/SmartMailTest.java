package dev.mailsync.endtoend;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.WellKnown;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Mail that is sent out of the CRM, over HTTP, through the sandbox's Exchange. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class SmartMailTest extends WholeWay {

    private static final String SENDING = "/v1/smart-mails";

    private void sendingConnected() {
        connect(anna, ANNA);
    }

    private void connect(Crm.Person person, String upn) {
        var request = "{\"returnUrl\":\"%s\",\"sending\":true}".formatted(Crm.RETURN_URL);
        var started = crm.http().json(Crm.check(person.post("/v1/mail-sync/connection", request)));
        var returned = person.returned(started.get("authorizationUrl").asText(), upn, "accept");
        Crm.check(person.confirm(returned.get("mail_sync_ticket")));
        crm.idle();
    }

    private static String mail(String to, String more) {
        return """
                {"to":["%s"],"subject":"Offer","html":"<p>Dear <b>Lee</b></p><script>alert(1)</script>"%s}
                """.formatted(to, more);
    }

    private HttpResponse<String> send(String key, String body) {
        return anna.post(SENDING, body, "Idempotency-Key", key);
    }

    private JsonNode json(HttpResponse<String> response) {
        return crm.http().json(response);
    }

    private void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).get("code").asText()).isEqualTo(code);
        assertThat(json(response).get("detail").asText()).isNotBlank();
    }

    private List<Item> inFolder(WellKnown folder) {
        return mailbox().items(mailbox().folder(folder));
    }

    private List<Item> sent() {
        return inFolder(WellKnown.SENTITEMS);
    }

    private List<Item> drafts() {
        return inFolder(WellKnown.DRAFTS);
    }

    private int asked(String method, String ending) {
        var paths = new ArrayList<String>();
        crm.requests().forEach(it -> {
            if (it.get("method").asText().equals(method)
                    && it.get("path").asText().endsWith(ending)) {
                paths.add(it.get("path").asText());
            }
        });
        return paths.size();
    }

    private static String attachment(String name, byte[] content) {
        return "{\"name\":\"%s\",\"type\":\"application/pdf\",\"contentBytes\":\"%s\"}"
                .formatted(name, Base64.getEncoder().encodeToString(content));
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aSmartMailIsSentAndRecordedOnceOnTheLeadsTimeline() {
        sendingConnected();

        var answer = send("key-1", mail(LEE, ""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var mail = json(answer);
        assertThat(mail.get("smartMail").asBoolean()).isTrue();
        assertThat(mail.get("direction").asText()).isEqualTo("SENT");
        assertThat(mail.get("subject").asText()).isEqualTo("Offer");
        assertThat(mail.get("leads").get(0).asText()).isEqualTo("lead-1");
        assertThat(mail.get("html").asText()).contains("<b>Lee</b>").doesNotContain("script");
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .endsWith("/v1/mails/" + mail.get("id").asText());
        assertThat(sent())
                .singleElement()
                .satisfies(it -> assertThat(it.mail().body().content()).contains("<script>alert(1)</script>"));
        assertThat(drafts()).isEmpty();

        crm.idle();
        crm.advance("PT25H");
        Crm.check(anna.post("/v1/mail-sync/audit", ""));
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("Offer");
        assertThat(anna.subjects(OWN)).containsExactly("Offer");
        assertThat(anna.read(TIMELINE).get("items").get(0).get("smartMail").asBoolean())
                .isTrue();
        assertThat(anna).hasRecorded(1);
    }

    @Test
    void theSameKeyAnswersWithTheSameMailAndSendsNothingMore() {
        sendingConnected();

        var first = json(send("key-1", mail(LEE, "")));
        var second = send("key-1", mail(LEE, ""));
        var written = send("key-1", """
                {"html":"<p>Dear <b>Lee</b></p><script>alert(1)</script>","cc":null,"attachments":[],
                 "to":[{"address":"LEE@lead.example"}],"subject":"Offer"}""");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(json(second)).isEqualTo(first);
        assertThat(json(written)).isEqualTo(first);
        assertThat(sent()).hasSize(1);
        assertProblem(send("key-1", mail("may@late.example", "")), 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(sent()).hasSize(1);
        assertThat(send("key-2", mail(LEE, "")).statusCode()).isEqualTo(201);
        assertThat(sent()).hasSize(2);
    }

    @Test
    void ofTwoAtOnceOneSends() {
        sendingConnected();

        var answers = Stream.of(1, 2, 3)
                .map(n -> CompletableFuture.supplyAsync(() -> send("key-1", mail(LEE, ""))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(HttpResponse::statusCode)
                .toList();

        assertThat(answers).contains(201).allMatch(it -> it == 201 || it == 202);
        assertThat(sent()).hasSize(1);
        crm.idle();
        assertThat(anna.subjects(OWN)).containsExactly("Offer");
    }

    @Test
    void afterADayTheKeyStandsForNothingMore() {
        sendingConnected();
        send("key-1", mail(LEE, ""));
        crm.idle();

        crm.advance("PT25H");

        assertThat(send("key-1", mail("may@late.example", "")).statusCode()).isEqualTo(201);
        assertThat(sent()).hasSize(2);
    }

    @Test
    void aLargeAttachmentGoesByAnUploadSession() {
        sendingConnected();
        crm.forgetRequests();
        var large = bytes(3_500_000);
        var small = bytes(600_000);

        var answer = send(
                "key-1",
                mail(
                        LEE,
                        ",\"attachments\":[%s,%s]"
                                .formatted(attachment("plan.pdf", large), attachment("a.pdf", small))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).get("attachments").findValuesAsText("name"))
                .containsExactlyInAnyOrder("plan.pdf", "a.pdf");
        assertThat(asked("POST", "/createUploadSession")).isEqualTo(1);
        assertThat(sent().getFirst().mail().attachments())
                .anySatisfy(it -> assertThat(it.content()).isEqualTo(large))
                .anySatisfy(it -> assertThat(it.content()).isEqualTo(small));
    }

    @Test
    void fourMegabytesGoAndOneByteMoreDoesNot() {
        sendingConnected();
        var most = 4 * 1024 * 1024;

        assertThat(send("key-1", mail(LEE, ",\"attachments\":[%s]".formatted(attachment("a", bytes(most)))))
                        .statusCode())
                .isEqualTo(201);
        assertProblem(
                send("key-2", mail(LEE, ",\"attachments\":[%s]".formatted(attachment("a", bytes(most + 1))))),
                413,
                "ATTACHMENTS_TOO_LARGE");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void aTimeOutAfterMicrosoftAcceptedDoesNotSendTwice() {
        sendingConnected();
        crm.control(
                "faults", "{\"kind\":\"lost-answer\",\"match\":{\"method\":\"POST\",\"path\":\"/send\"},\"times\":1}");

        var answer = send("key-1", mail(LEE, ""));
        var again = send("key-1", mail(LEE, ""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(sent()).hasSize(1);
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("Offer");
    }

    @Test
    void whatIsInDoubtIsSaidAndRecordedAsSoonAsItShowsInSentItems() {
        sendingConnected();
        crm.control("sending", "{\"delay\":\"PT5M\",\"newIds\":true,\"losesProperties\":true}");
        crm.control("faults", "{\"kind\":\"status\",\"match\":{\"path\":\"/send\"},\"status\":504}");
        var doubtful = send("key-1", mail(LEE, ""));
        assertThat(doubtful.statusCode()).as(doubtful.body()).isEqualTo(202);
        assertThat(json(doubtful).get("status").asText()).isEqualTo("SENDING");
        Crm.check(crm.http().delete("/sandbox/control/faults"));

        var accepted = send("key-2", mail(LEE, ",\"leadId\":\"lead-1\""));
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(send("key-2", mail(LEE, ",\"leadId\":\"lead-1\"")).statusCode())
                .isEqualTo(202);
        assertThat(asked("POST", "/send")).isEqualTo(2);

        crm.advance("PT10M");
        var repeated = send("key-2", mail(LEE, ",\"leadId\":\"lead-1\""));
        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(json(repeated).get("smartMail").asBoolean()).isTrue();
        assertThat(sent()).hasSize(1);

        // The other one was never sent, and the user is told.
        crm.advance("PT1H");
        assertProblem(send("key-1", mail(LEE, "")), 409, "NOT_SENT");
        assertThat(drafts()).isEmpty();
        assertThat(sent()).hasSize(1);
        assertThat(anna.read("/v1/mail-sync/errors").get("items").findValuesAsText("code"))
                .contains("NOT_SENT");
        assertThat(anna).isEnabled();
        assertThat(anna.subjects(TIMELINE)).containsExactly("Offer");
    }

    @Test
    void itIsOnItsLeadsTimelineWhoeverReceivesIt() {
        sendingConnected();

        var answer = send("key-1", mail("assistant@else.example", ",\"leadId\":\"lead-1\""));

        assertThat(json(answer).get("leads").get(0).asText()).isEqualTo("lead-1");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("Offer");
        assertProblem(send("key-2", mail(LEE, ",\"leadId\":\"lead-9\"")), 422, "LEAD_UNKNOWN");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void neitherTheDaysQuotaNorAnyRuleKeepsItOut() {
        crm.company(
                "acme",
                "LEGACY_FREE",
                5,
                ",\"dailyMailsPerUser\":0,\"capture\":\"LEADS\",\"domains\":[\"contoso.example\"],\"neverRecord\":[\"secret.example\"]");
        sendingConnected();
        receives("<1@lead.example>", LEE, "Over quota");
        crm.idle();

        assertThat(send("key-1", mail("x@secret.example", "")).statusCode()).isEqualTo(201);
        assertThat(send("key-2", mail("colleague@contoso.example", "")).statusCode())
                .isEqualTo(201);
        crm.idle();

        assertThat(anna.subjects(OWN)).containsExactly("Offer", "Offer");
        assertThat(anna.status().get("quota").get("used").asInt()).isZero();
    }

    @Test
    void aColleagueWhoGetsACopyHoldsTheSameMail() {
        sendingConnected();
        crm.mailbox(BOB);
        var bob = crm.person("acme", "bob");
        connect(bob, BOB);

        send("key-1", mail(LEE, ",\"cc\":[{\"name\":\"Bob\",\"address\":\"" + BOB + "\"}]"));
        crm.idle();

        var items = anna.read(TIMELINE).get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("smartMail").asBoolean()).isTrue();
        assertThat(items.get(0).get("holders").toString()).isEqualTo("[\"anna\",\"bob\"]");
        assertThat(bob.read(OWN).get("items").get(0).get("smartMail").asBoolean())
                .isFalse();
    }

    @Test
    void aMailToOneselfIsOne() {
        sendingConnected();

        var answer = send("key-1", mail(ANNA, ""));
        crm.idle();

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(anna.subjects(OWN)).containsExactly("Offer");
        assertThat(anna.read(OWN).get("items").get(0).get("smartMail").asBoolean())
                .isTrue();
    }

    @Test
    void refusalsSaySoAndLeaveNothingBehind() {
        sendingConnected();
        refused(400, "ErrorInvalidRecipients", 422, "RECIPIENTS_REFUSED");
        refused(429, "ErrorExceededMessageLimit", 429, "SENDING_QUOTA_REACHED");
        refused(403, "ErrorAccessDenied", 403, "SENDING_NOT_CONSENTED");
        refused(403, "ErrorSendAsDenied", 403, "SEND_AS_DENIED");
        refused(403, "ErrorMessageSubmissionBlocked", 403, "SENDING_BLOCKED");
        refused(400, "ErrorExceededMaxRecipientLimit", 422, "TOO_MANY_RECIPIENTS");
        refused(400, "ErrorMessageBlocked", 422, "EMAIL_TAKEN_FOR_SPAM");
        refused(400, "ErrorVirusDetected", 422, "ATTACHMENT_DANGEROUS");
        refused(507, "ErrorQuotaExceeded", 422, "MAILBOX_FULL");
        refused(429, "ApplicationThrottled", 503, "SENDING_UNAVAILABLE");
        assertThat(sent()).isEmpty();
        assertThat(drafts()).isEmpty();
        assertThat(anna).isEnabled();

        assertThat(send("429-ApplicationThrottled", mail(LEE, "")).statusCode()).isEqualTo(201);
    }

    private void refused(int status, String error, int answered, String code) {
        crm.control("faults", """
                {"kind":"status","match":{"method":"POST","path":"/send"},"status":%d,"retryAfter":"20","times":1,
                 "body":{"error":{"code":"%s","message":"No."}}}""".formatted(status, error));
        var answer = send(status + "-" + error, mail(LEE, ""));
        assertProblem(answer, answered, code);
        if (status == 429) {
            assertThat(answer.headers().firstValue("Retry-After")).contains("20");
        }
    }

    @Test
    void nothingIsSentWithoutConsentOrAConnection() {
        assertProblem(send("key-1", mail(LEE, "")), 409, "NOT_CONNECTED");
        connected();
        assertProblem(send("key-1", mail(LEE, "")), 403, "SENDING_NOT_CONSENTED");
        sendingConnected();
        assertThat(anna.status().get("sendingEnabled").asBoolean()).isTrue();
        assertThat(send("key-1", mail(LEE, "")).statusCode()).isEqualTo(201);
        Crm.check(anna.disable("KEEP"));
        crm.idle();
        assertProblem(send("key-2", mail(LEE, "")), 409, "MAILBOX_DISABLED");
        assertThat(send("key-1", mail(LEE, "")).statusCode()).isEqualTo(201);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void badInputChangesNothing() {
        sendingConnected();
        crm.forgetRequests();

        assertProblem(anna.post(SENDING, mail(LEE, "")), 400, "IDEMPOTENCY_KEY_INVALID");
        assertProblem(send("two words", mail(LEE, "")), 400, "IDEMPOTENCY_KEY_INVALID");
        for (var body : List.of(
                "{\"to\":[],\"subject\":\"S\",\"html\":\"\"}",
                "{\"to\":[\"nobody\"],\"subject\":\"S\",\"html\":\"\"}",
                "{\"to\":[\"a@b.example\\r\\nBcc: c@d.example\"],\"subject\":\"S\",\"html\":\"\"}",
                "{\"to\":[\"a@b.example\"],\"subject\":\"S\\nX: y\",\"html\":\"\"}",
                "{\"to\":[\"a@b.example\"],\"subject\":\"" + "x".repeat(256) + "\",\"html\":\"\"}",
                "{\"to\":[\"a@b.example\"],\"subject\":\"S\"}",
                "{\"to\":\"a@b.example\",\"subject\":\"S\",\"html\":\"\"}",
                "{\"to\":[{\"address\":\"a@b.example\",\"type\":\"x\"}],\"subject\":\"S\",\"html\":\"\"}",
                "{\"to\":[\"a@b.example\"],\"subject\":\"S\",\"html\":\"\",\"attachments\":[{\"name\":\"a\",\"type\":\"x/y\",\"contentBytes\":\"?\"}]}",
                "{\"to\":[\"a@b.example\"],\"subject\":\"S\",\"html\":\"\",\"attachments\":[null]}")) {
            assertProblem(send("key-1", body), 400, "SMART_MAIL_INVALID");
        }
        assertProblem(send("key-1", mail(LEE, ",\"bcc\":[]")), 400, "BAD_JSON");
        assertThat(asked("POST", "/messages")).isZero();
    }

    @Test
    void aKeyThatWasRefusedAtFirstIsKeptForADayFromItsSending() {
        sendingConnected();
        refused(400, "ErrorInvalidRecipients", 422, "RECIPIENTS_REFUSED");
        var key = "400-ErrorInvalidRecipients";
        crm.advance("PT23H58M");
        assertThat(send(key, mail(LEE, "")).statusCode()).isEqualTo(201);

        crm.advance("PT5M");

        assertThat(send(key, mail(LEE, "")).statusCode()).isEqualTo(201);
        assertThat(sent()).hasSize(1);
    }
}
