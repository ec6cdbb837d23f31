package dev.mailsync.endtoend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.SignInScript;

/** Another client of the same mailbox, which works on it through Graph. */
final class Outlook {

    private static final String GRAPH = "/sandbox/graph/v1.0";

    private final SandboxClient http;
    private final String[] authorization;

    Outlook(SandboxClient http, String upn) {
        this.http = http;
        var token = new SignInScript(http).signIn(upn).get("access_token").asText();
        this.authorization = new String[] {"Authorization", "Bearer " + token};
    }

    /** @return the draft's id */
    String draft(String to, String subject) {
        var json = """
                {"subject":"%s","body":{"contentType":"text","content":"Hello"},
                 "toRecipients":[{"emailAddress":{"address":"%s"}}]}""".formatted(subject, to);
        var response = http.post(GRAPH + "/me/messages", Crm.JSON, json, authorization);
        return http.json(Crm.check(response)).get("id").asText();
    }

    void send(String draft) {
        Crm.check(http.post(GRAPH + "/me/messages/" + draft + "/send", Crm.JSON, "", authorization));
    }

    List<String> subscriptions() {
        return ofSubscriptions("id");
    }

    /** @return the subscription's id */
    String subscribe(String notificationUrl, Instant expiresAt) {
        var json = """
                {"changeType":"created","resource":"me/messages","notificationUrl":"%s","clientState":"state",
                 "expirationDateTime":"%s"}""".formatted(notificationUrl, expiresAt);
        var response = http.post(GRAPH + "/subscriptions", Crm.JSON, json, authorization);
        return http.json(Crm.check(response)).get("id").asText();
    }

    /** @return where Graph posts to */
    List<String> notificationUrls() {
        return ofSubscriptions("notificationUrl");
    }

    void deleteSubscriptions() {
        subscriptions().forEach(id -> Crm.check(http.delete(GRAPH + "/subscriptions/" + id, authorization)));
    }

    private List<String> ofSubscriptions(String property) {
        var values = new ArrayList<String>();
        http.json(Crm.check(http.get(GRAPH + "/subscriptions", authorization)))
                .get("value")
                .forEach(subscription -> values.add(subscription.get(property).asText()));
        return values;
    }
}
