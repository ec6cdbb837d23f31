package dev.mailsync.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.HashMap;
import java.util.Random;

import jakarta.inject.Inject;
import jakarta.inject.Named;

import dev.mailsync.OverHttp;
import dev.mailsync.lambda.Events;
import dev.mailsync.lambda.HttpFunction;
import dev.mailsync.lambda.TestingContext;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.mailbox.World;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The content of attachments, and of bodies that are too large for one answer, over HTTP. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class AttachmentTest {

    private static final String ANNA = "anna@contoso.example";
    private static final String LEAD = "lee@lead.example";
    private static final String TIMELINE = "/v1/leads/lead-1/mails";
    private static final int SLICE = 4 * 1024 * 1024;
    private static final int LAMBDA_ANSWER = 6 * 1024 * 1024;

    @TestHTTPResource
    URI address;

    @Inject
    @Named("http")
    HttpFunction function;

    @Inject
    World world;

    private final HttpClient http = HttpClient.newHttpClient();
    private Crm crm;
    private Crm.Person anna;
    private String annasToken;

    @BeforeEach
    void annaIsConnected() {
        crm = new Crm(new SandboxClient(URI.create(address.toString().replaceAll("/$", ""))));
        crm.reset();
        crm.mailbox(ANNA);
        crm.lead("acme", "lead-1", LEAD);
        anna = crm.person("acme", "anna");
        annasToken = crm.token("acme", "anna", "salesperson");
        anna.connect(ANNA);
        crm.idle();
    }

    @Test
    void aColleagueWhoSeesTheMailGetsItsAttachmentsThroughTheHoldersMailbox() {
        var mail = received("Größe.pdf", "application/pdf", "content of the offer");
        var bob = crm.token("acme", "bob", "salesperson");

        var answer = get(bob, attachment(mail, 0));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).asString(UTF_8).isEqualTo("content of the offer");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"Gr__e.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
    }

    @Test
    void whatCouldRunInABrowserIsSavedAndNotShown() {
        var mail = received("x.html", "text/html", "<script>alert(1)</script>");

        var answer = get(annasToken, attachment(mail, 0));

        assertThat(header(answer, "Content-Type")).startsWith("text/html");
        assertThat(header(answer, "Content-Disposition")).startsWith("attachment;");
        assertThat(header(answer, "Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void rangesAreAnsweredAsTheyAreAskedFor() {
        var path = attachment(received("a.txt", "text/plain", "abcdefghij"), 0);

        assertThat(range(path, "bytes=2-4")).isEqualTo("206 bytes 2-4/10 cde");
        assertThat(range(path, "bytes=7-")).isEqualTo("206 bytes 7-9/10 hij");
        assertThat(range(path, "bytes=-2")).isEqualTo("206 bytes 8-9/10 ij");
        assertThat(range(path, "bytes=0-999")).isEqualTo("206 bytes 0-9/10 abcdefghij");
        assertThat(range(path, "bytes=1-2,4-5")).isEqualTo("200 null abcdefghij");
        assertThat(range(path, "bytes=10-")).startsWith("416 bytes */10").contains("RANGE_NOT_SATISFIABLE");
    }

    @Test
    void aLargeAttachmentComesInSlicesThatPassThroughALambdaFunction() throws IOException {
        var content = new byte[SLICE + 1_500_000];
        new Random(7).nextBytes(content);
        var path = attachment(received("film.bin", "video/mp4", content), 0);

        var first = get(annasToken, path);
        var second = get(annasToken, path, "Range", "bytes=" + SLICE + "-");

        assertThat(first.statusCode()).isEqualTo(206);
        assertThat(header(first, "Content-Range")).isEqualTo("bytes 0-%d/%d".formatted(SLICE - 1, content.length));
        assertThat(second.statusCode()).isEqualTo(206);
        var whole = new byte[content.length];
        System.arraycopy(first.body(), 0, whole, 0, SLICE);
        System.arraycopy(second.body(), 0, whole, SLICE, second.body().length);
        assertThat(whole).isEqualTo(content);

        var event = Events.get(path);
        var headers = new HashMap<>(event.getHeaders());
        headers.put("authorization", "Bearer " + annasToken);
        event.setHeaders(headers);
        var answer = function.handleRequest(event, TestingContext.WITH_TIME);
        assertThat(answer.getStatusCode()).isEqualTo(206);
        assertThat(answer.getIsBase64Encoded()).isTrue();
        assertThat(answer.getBody().length()).isLessThan(LAMBDA_ANSWER);
        assertThat(Base64.getDecoder().decode(answer.getBody())).isEqualTo(first.body());
    }

    @Test
    void inlinePicturesCountAndAMailInAMailIsAMail() {
        crm.deliver(
                ANNA,
                new String(fixture("html-with-inline-image-file-and-mail.eml"), UTF_8)
                        .replace("\r\n", "\n")
                        .replaceFirst("(?m)^From: .*$", "From: " + LEAD));
        crm.idle();
        var mail = anna.read(TIMELINE).get("items").get(0);
        assertThat(mail.get("attachments")).hasSize(3);
        var id = mail.get("id").asText();

        var types = new StringBuilder();
        for (int n = 0; n < 3; n++) {
            var answer = get(annasToken, attachment(id, n));
            assertThat(answer.statusCode()).isEqualTo(200);
            types.append(header(answer, "Content-Type")).append(' ');
        }

        assertThat(types).contains("image/", "message/rfc822");
    }

    @Test
    void whoMayNotSeeTheMailAndWhatIsNotThereAreNotFound() {
        var mail = received("a.txt", "text/plain", "abc");
        crm.deliver(
                ANNA,
                "sentitems",
                withAttachment("<2@x>", ANNA, "x@else.example", "b.txt", "text/plain", "b".getBytes(UTF_8)));
        crm.idle();
        var own = anna.read("/v1/mail-sync/mails")
                .get("items")
                .valueStream()
                .filter(item -> item.get("direction").asText().equals("SENT"))
                .map(item -> item.get("id").asText())
                .findFirst()
                .orElseThrow();
        var boss = crm.token("acme", "boss", "administrator");
        var stranger = crm.token("globex", "anna", "salesperson");

        assertThat(get(annasToken, attachment(own, 0)).statusCode()).isEqualTo(200);
        assertThat(code(get(boss, attachment(own, 0)))).isEqualTo("404 NOT_FOUND");
        assertThat(code(get(stranger, attachment(mail, 0)))).isEqualTo("404 NOT_FOUND");
        assertThat(code(get(annasToken, attachment(mail, 1)))).isEqualTo("404 NOT_FOUND");
        assertThat(code(get(annasToken, attachment("unknown", 0)))).isEqualTo("404 NOT_FOUND");
        assertThat(get(annasToken, "/v1/mails/" + mail + "/attachments/x").statusCode())
                .isEqualTo(404);
    }

    @Test
    void onceTheHolderIsNotConnectedThereIsNoContent() {
        var mail = received("a.txt", "text/plain", "abc");

        Crm.check(anna.disable("KEEP"));
        crm.idle();
        assertThat(code(get(annasToken, attachment(mail, 0)))).isEqualTo("409 MAILBOX_NOT_CONNECTED");

        crm.mailbox("anna2@contoso.example");
        anna.connect("anna2@contoso.example");
        assertThat(code(get(annasToken, attachment(mail, 0)))).isEqualTo("409 MAILBOX_NOT_CONNECTED");
    }

    @Test
    void whatMicrosoftHasNoMoreIsGone() {
        var mail = received("a.txt", "text/plain", "abc");
        var mailbox = world.mailbox(ANNA).orElseThrow();
        var item = mailbox.items().getFirst().ids().immutable();

        mailbox.delete(item);
        assertThat(get(annasToken, attachment(mail, 0)).statusCode()).isEqualTo(200);
        mailbox.delete(item);
        mailbox.delete(item);
        assertThat(code(get(annasToken, attachment(mail, 0)))).isEqualTo("410 ATTACHMENT_GONE");
    }

    @Test
    void aLargeBodyIsReadInItsParts() {
        var line = "A line of a very long letter, with \"quotes\" & ümlauts.\n";
        // Text and HTML of two parts each.
        var body = line.repeat(3_500_000 / line.length());
        var mime =
                "Message-ID: <3@lead.example>\nFrom: %s\nTo: %s\nSubject: Long\nContent-Type: text/plain; charset=utf-8\n"
                                .formatted(LEAD, ANNA)
                        + "Content-Transfer-Encoding: 8bit\n\n" + body;
        crm.deliver(ANNA, mime);
        crm.idle();
        // On a busy machine the answer can come too late the first time, and the email is fetched again.
        crm.advance("PT3M");
        var id = anna.read(TIMELINE).get("items").get(0).get("id").asText();

        var mail = anna.read("/v1/mails/" + id);

        assertThat(mail.has("text") || mail.has("html")).isFalse();
        assertThat(mail.get("parts")).hasSize(4);
        var text = new StringBuilder();
        var html = new StringBuilder();
        for (var part : mail.get("parts")) {
            var answer = get(annasToken, part.get("href").asText());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Content-Type")).isEqualTo("text/plain; charset=UTF-8");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.body()).hasSize(part.get("size").asInt()).hasSizeLessThanOrEqualTo(3 * 1024 * 1024);
            (part.get("kind").asText().equals("text") ? text : html).append(new String(answer.body(), UTF_8));
        }
        assertThat(text.toString().replace("\r\n", "\n").strip().equals(body.strip()))
                .isTrue();
        assertThat(html.toString().startsWith("<div>A line") && html.toString().endsWith("</div>"))
                .isTrue();
        var stranger = crm.token("globex", "anna", "salesperson");
        assertThat(code(get(stranger, "/v1/mails/" + id + "/parts/0"))).isEqualTo("404 NOT_FOUND");
        assertThat(code(get(annasToken, "/v1/mails/" + id + "/parts/99"))).isEqualTo("404 NOT_FOUND");
    }

    private String received(String name, String type, String content) {
        return received(name, type, content.getBytes(UTF_8));
    }

    private String received(String name, String type, byte[] content) {
        crm.deliver(ANNA, withAttachment("<1@lead.example>", LEAD, ANNA, name, type, content));
        crm.idle();
        return anna.read(TIMELINE).get("items").get(0).get("id").asText();
    }

    private static String withAttachment(
            String messageId, String from, String to, String name, String type, byte[] content) {
        var encodedName = "=?utf-8?B?" + Base64.getEncoder().encodeToString(name.getBytes(UTF_8)) + "?=";
        return """
                Message-ID: %s
                From: %s
                To: %s
                Subject: With an attachment
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See attachment
                --b
                Content-Type: %s; name="%s"
                Content-Disposition: attachment; filename="%s"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(messageId, from, to, type, encodedName, encodedName, base64(content));
    }

    private static String base64(byte[] content) {
        return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content);
    }

    private static byte[] fixture(String name) {
        try (var stream = AttachmentTest.class.getResourceAsStream("/mail/" + name)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String attachment(String mail, int n) {
        return "/v1/mails/" + mail + "/attachments/" + n;
    }

    private String range(String path, String range) {
        var answer = get(annasToken, path, "Range", range);
        return answer.statusCode() + " " + header(answer, "Content-Range") + " " + new String(answer.body(), UTF_8);
    }

    private String code(HttpResponse<byte[]> answer) {
        var body = new String(answer.body(), UTF_8);
        return answer.statusCode() + " " + body.replaceAll("(?s).*\"code\":\"(\\w+)\".*", "$1");
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    private HttpResponse<byte[]> get(String token, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address.toString().replaceAll("/$", "") + path))
                .header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }
}
