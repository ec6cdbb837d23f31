package dev.mailsync.smoke;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.microsoft.entra.SelfSigned;
import dev.mailsync.sandbox.SandboxClient;

/** What the CRM, its user and Microsoft do, by HTTP: with the product through its door, with the sandbox beside it. */
final class Journey {

    static final String ANNA = "anna@contoso.example";
    static final String LEE = "lee@lead.example";

    private static final String JSON = "application/json";
    private static final String RETURN_URL = "http://localhost:3000/settings";

    private final SandboxClient product;
    private final SandboxClient sandbox;
    private final SelfSigned credential;

    /** @param credential which Microsoft shall know */
    Journey(URI product, URI sandbox, SelfSigned credential) {
        this.product = new SandboxClient(product);
        this.sandbox = new SandboxClient(sandbox);
        this.credential = credential;
    }

    void emptyWorld() {
        succeeded(sandbox.control("reset", "{}"));
        succeeded(
                sandbox.control("application", "{\"certificate\":\"%s\"}".formatted(credential.escapedCertificate())));
        succeeded(sandbox.control("mailboxes", "{\"upn\":\"%s\",\"displayName\":\"Anna\"}".formatted(ANNA)));
    }

    /** @return the header with which she calls */
    String signedIn(String user, String role) {
        var login = "{\"company\":\"acme\",\"user\":\"%s\",\"roles\":[\"%s\"]}".formatted(user, role);
        var answer = succeeded(sandbox.post("/sandbox/crm/token", JSON, login));
        return "Bearer " + sandbox.json(answer).path("token").asText();
    }

    /** From the settings page through Microsoft's pages and back, and the confirmation. */
    JsonNode connect(String anna) {
        var request = "{\"returnUrl\":\"%s\",\"historyDays\":7,\"sending\":true}".formatted(RETURN_URL);
        var started = product.json(call("POST", "/v1/mail-sync/connection", request, anna, 201));
        var atMicrosoft = sandbox.get(
                started.path("authorizationUrl").asText() + "&sandbox_user=" + ANNA + "&sandbox_consent=accept");
        var callback = expect(303, product.get(location(expect(303, atMicrosoft))));
        var ticket = SandboxClient.query(URI.create(location(callback))).get("mail_sync_ticket");
        return product.json(
                call("POST", "/v1/mail-sync/connection/confirmation", "{\"ticket\":\"" + ticket + "\"}", anna, 200));
    }

    void deliver(String messageId, String from, String subject) {
        var mime = """
                Message-ID: %s
                From: Lee <%s>
                To: %s
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                <p>Hello <b>there</b></p><script>alert(1)</script>
                --b
                Content-Type: text/plain; name=offer.txt
                Content-Disposition: attachment; filename=offer.txt

                our offer
                --b--
                """.formatted(messageId, from, ANNA, subject).replace("\n", "\r\n");
        succeeded(
                sandbox.post("/sandbox/control/mailboxes/" + ANNA + "/messages?folder=inbox", "message/rfc822", mime));
    }

    List<String> subjects(String lead, String anna) {
        return read("/v1/leads/" + lead + "/mails", anna).path("items").findValuesAsText("subject");
    }

    JsonNode read(String path, String caller) {
        return product.json(call("GET", path, null, caller, 200));
    }

    /** @param body null for none; @param caller null for nobody */
    HttpResponse<String> call(String method, String path, String body, String caller, int expected, String... headers) {
        var all = new HashMap<String, String>();
        if (caller != null) {
            all.put("Authorization", caller);
        }
        for (var i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return expect(expected, product.send(method, path, body, all));
    }

    private static HttpResponse<String> succeeded(HttpResponse<String> response) {
        return response.statusCode() / 100 == 2 ? response : expect(200, response);
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> response) {
        // Of the ways to redirect any will do.
        var right = status / 100 == 3 ? response.statusCode() / 100 == 3 : response.statusCode() == status;
        if (!right) {
            throw new AssertionError("%s %s answered %d instead of %d: %s"
                    .formatted(
                            response.request().method(),
                            response.uri().getPath(),
                            response.statusCode(),
                            status,
                            response.body()));
        }
        return response;
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(response.toString()));
    }
}
