package dev.mailsync.whole;

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
        var ids = new ArrayList<String>();
        http.json(Crm.check(http.get(GRAPH + "/subscriptions", authorization)))
                .get("value")
                .forEach(subscription -> ids.add(subscription.get("id").asText()));
        return ids;
    }

    void deleteSubscriptions() {
        subscriptions().forEach(id -> Crm.check(http.delete(GRAPH + "/subscriptions/" + id, authorization)));
    }
}
