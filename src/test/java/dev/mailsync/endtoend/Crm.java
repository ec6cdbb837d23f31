package dev.mailsync.endtoend;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.SandboxClient;

import static dev.mailsync.Waits.await;

/** What people, the CRM and Outlook do, over HTTP and nothing else. */
final class Crm {

    static final String RETURN_URL = "http://localhost:3000/settings";
    static final String JSON = "application/json";

    private final SandboxClient http;

    Crm(SandboxClient http) {
        this.http = http;
    }

    SandboxClient http() {
        return http;
    }

    void reset() {
        check(http.control("reset", "{}"));
    }

    void mailbox(String upn) {
        check(http.control("mailboxes", "{\"upn\":\"%s\",\"displayName\":\"Owner of %s\"}".formatted(upn, upn)));
    }

    String token(String company, String user, String... roles) {
        var list = String.join("\",\"", roles);
        var response = http.post(
                "/sandbox/crm/token",
                JSON,
                "{\"company\":\"%s\",\"user\":\"%s\",\"roles\":[\"%s\"]}".formatted(company, user, list));
        return http.json(check(response)).get("token").asText();
    }

    Person person(String company, String user, String... roles) {
        return new Person(token(company, user, roles.length == 0 ? new String[] {"salesperson"} : roles));
    }

    /** @param settings JSON fields besides plan and mailbox limit, each with a comma before it */
    void company(String company, String plan, int mailboxLimit, String settings) {
        var body = "{\"plan\":\"%s\",\"mailboxLimit\":%d%s}".formatted(plan, mailboxLimit, settings);
        check(person(company, "crm", "crm-service").put("/v1/companies/" + company, body));
    }

    void lead(String company, String lead, String address, String... opportunities) {
        var service = person(company, "crm", "crm-service");
        var list = opportunities.length == 0 ? "" : "\"" + String.join("\",\"", opportunities) + "\"";
        check(service.put(
                "/v1/leads/" + lead, "{\"addresses\":[\"%s\"],\"opportunities\":[%s]}".formatted(address, list)));
    }

    /** @return Graph's id and the Message-ID */
    JsonNode deliver(String upn, String mime) {
        return deliver(upn, "inbox", mime);
    }

    JsonNode deliver(String upn, String folder, String mime) {
        var response = http.post(
                "/sandbox/control/mailboxes/" + upn + "/messages?folder=" + folder,
                "message/rfc822",
                mime.replace("\n", "\r\n"));
        return http.json(check(response));
    }

    void move(String upn, String messageId, String folder) {
        check(http.control(
                "mailboxes/" + upn + "/move",
                "{\"internetMessageId\":\"%s\",\"folder\":\"%s\"}".formatted(messageId, folder)));
    }

    void notifyAgain(String upn, String messageId, int times) {
        check(http.control(
                "mailboxes/" + upn + "/notify",
                "{\"internetMessageId\":\"%s\",\"times\":%d}".formatted(messageId, times)));
    }

    void control(String path, String json) {
        check(http.control(path, json));
    }

    void idle() {
        await().until(() -> http.get("/sandbox/control/idle").statusCode() == 200);
    }

    /** Moves the clock of sandbox and product, with all that falls due on the way. */
    void advance(String duration) {
        check(http.control("clock", "{\"advance\":\"" + duration + "\"}"));
    }

    Instant now() {
        return Instant.parse(
                http.json(check(http.get("/sandbox/control/clock"))).get("now").asText());
    }

    JsonNode requests() {
        return http.json(check(http.get("/sandbox/control/requests")));
    }

    void forgetRequests() {
        check(http.delete("/sandbox/control/requests"));
    }

    static HttpResponse<String> check(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new AssertionError(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    static String mail(String messageId, String from, String to, String subject) {
        return """
                Message-ID: %s
                Date: Mon, 23 Nov 2026 09:00:00 +0000
                From: %s
                To: %s
                Subject: %s
                MIME-Version: 1.0
                Content-Type: text/html; charset=utf-8

                <p>Hello <b>there</b></p><script>alert(1)</script>
                """.formatted(messageId, from, to, subject);
    }

    /** Somebody who is signed in to the CRM. */
    final class Person {

        private final String token;

        Person(String token) {
            this.token = token;
        }

        HttpResponse<String> get(String path) {
            return http.get(path, "Authorization", "Bearer " + token);
        }

        HttpResponse<String> post(String path, String body) {
            return http.post(path, JSON, body, "Authorization", "Bearer " + token);
        }

        HttpResponse<String> post(String path, String body, String header, String value) {
            return http.post(path, JSON, body, "Authorization", "Bearer " + token, header, value);
        }

        HttpResponse<String> put(String path, String body) {
            return http.put(path, JSON, body, "Authorization", "Bearer " + token);
        }

        HttpResponse<String> delete(String path) {
            return http.delete(path, "Authorization", "Bearer " + token);
        }

        JsonNode read(String path) {
            return http.json(check(get(path)));
        }

        List<String> subjects(String path) {
            return read(path).get("items").findValuesAsText("subject");
        }

        /** From the settings page through Microsoft's pages and back, up to the ticket. */
        String ticket(String upn, String consent) {
            return returned(upn, consent).get("mail_sync_ticket");
        }

        Map<String, String> returned(String upn, String consent) {
            var started = http.json(check(post("/v1/mail-sync/connection", "{\"returnUrl\":\"" + RETURN_URL + "\"}")));
            return returned(started.get("authorizationUrl").asText(), upn, consent);
        }

        Map<String, String> returned(String authorizationUrl, String upn, String consent) {
            var atMicrosoft = http.get(authorizationUrl + "&sandbox_user=" + upn + "&sandbox_consent=" + consent);
            var callback = http.get(location(atMicrosoft));
            return SandboxClient.query(URI.create(location(callback)));
        }

        JsonNode connect(String upn) {
            return http.json(check(confirm(ticket(upn, "accept"))));
        }

        JsonNode connect(String upn, int historyDays) {
            var request = "{\"returnUrl\":\"%s\",\"historyDays\":%d}".formatted(RETURN_URL, historyDays);
            var started = http.json(check(post("/v1/mail-sync/connection", request)));
            var returned = returned(started.get("authorizationUrl").asText(), upn, "accept");
            return http.json(check(confirm(returned.get("mail_sync_ticket"))));
        }

        HttpResponse<String> confirm(String ticket) {
            return post("/v1/mail-sync/connection/confirmation", "{\"ticket\":\"" + ticket + "\"}");
        }

        JsonNode status() {
            return read("/v1/mail-sync/connection");
        }

        HttpResponse<String> disable(String history) {
            return post("/v1/mail-sync/disable", "{\"history\":\"" + history + "\"}");
        }
    }

    static String location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(
                        response.uri() + " answered " + response.statusCode() + ": " + response.body()));
    }
}
