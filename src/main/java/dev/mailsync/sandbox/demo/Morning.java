package dev.mailsync.sandbox.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One company's morning, played over HTTP: the CRM registers leads, a user signs in through Microsoft's pages, and the
 * timelines show what was recorded of a {@link Conversation}. A second mailbox gets email that is odd in every way. The
 * log contains ids, directions and counts, but no email content.
 */
final class Morning {

    static final String COMPANY = "acme";
    static final String USER = "anna";

    /** The user whose mailbox gets the odd email, so that it fills no other. */
    static final String ODD_USER = "odd";

    private static final String ODD_MAILBOX = "odd@acme.example";

    /** The same leads that the demo page registers. */
    private static final String LEADS = """
            [{"id":"lead-lee","addresses":["lee@customer.example"],"opportunities":["opportunity-1"]},
            {"id":"lead-may","addresses":["may@prospect.example"],"opportunities":[]},
            {"id":"lead-tom","addresses":["tom@fabrikam.example"],"opportunities":[]}]""";

    private static final String RETURN_URL = "http://localhost:3000/settings";
    private static final int POLL_MILLIS = 50;
    private static final int LONGEST_WAIT_MILLIS = 120_000;

    /** @param skipped how many were skipped, by reason */
    record Summary(int delivered, int recorded, SortedMap<String, Long> skipped, int graphRequests) {

        long skippedInAll() {
            return skipped.values().stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public String toString() {
            return "%d emails delivered, %d recorded, %d skipped %s, by %d requests to Graph"
                    .formatted(delivered, recorded, skippedInAll(), skipped, graphRequests);
        }
    }

    private final DemoHttp http;
    private final Consumer<String> teller;

    Morning(DemoHttp http, Consumer<String> teller) {
        this.http = http;
        this.teller = teller;
    }

    Summary play() {
        http.post("/sandbox/control/reset", null, "{}");
        mailbox(Conversation.MAILBOX, "Anna Keller");
        mailbox(ODD_MAILBOX, "Odd email");
        var service = token("crm", "crm-service");
        http.post("/v1/leads", service, LEADS);
        var user = connected(USER, Conversation.MAILBOX);
        // Whoever waits for the demo sees the first emails before all the others have arrived.
        var now = Instant.parse(
                http.get("/sandbox/control/clock", null).get("now").asText());
        var conversation = Conversation.before(now);
        conversation.forEach(letter -> http.deliver(messagesIn(Conversation.MAILBOX, letter.folder()), letter.mime()));
        tellOfRecorded(user);
        var realMail = RealMail.all();
        registerLeads(service, realMail);
        var odd = connected(ODD_USER, ODD_MAILBOX);
        realMail.forEach(mail -> http.deliver(messagesIn(ODD_MAILBOX, "inbox"), mail.mime()));
        tellOfRecorded(odd);
        return summary(conversation.size() + realMail.size(), List.of(user, odd));
    }

    /** The demo page creates its users' mailboxes as well and may already have done so. */
    private void mailbox(String upn, String displayName) {
        try {
            http.post(
                    "/sandbox/control/mailboxes",
                    null,
                    "{\"upn\":\"%s\",\"displayName\":\"%s\"}".formatted(upn, displayName));
        } catch (IllegalStateException refused) {
            var there = http.get("/sandbox/control/mailboxes", null).findValuesAsText("upn");
            if (!there.contains(upn)) {
                throw refused;
            }
        }
    }

    /** @return the user's CRM token */
    private String connected(String user, String mailbox) {
        var token = token(user, "salesperson");
        signIn(token, mailbox);
        return token;
    }

    private void tellOfRecorded(String user) {
        idle();
        teller.accept("Demo: recorded %d emails"
                .formatted(counts(user).get("recorded").asInt()));
    }

    private String token(String user, String role) {
        return http.post(
                        "/sandbox/crm/token",
                        null,
                        "{\"company\":\"%s\",\"user\":\"%s\",\"roles\":[\"%s\"]}".formatted(COMPANY, user, role))
                .get("token")
                .asText();
    }

    /** Every second sender is a lead, so that some email is recorded and some skipped. */
    private void registerLeads(String service, List<RealMail> realMail) {
        var senders = new LinkedHashSet<String>();
        realMail.forEach(mail -> mail.sender().ifPresent(senders::add));
        var leads = new StringJoiner(",", "[", "]");
        int number = 0;
        for (var sender : senders) {
            if (number++ % 2 == 0) {
                leads.add("{\"id\":\"lead-%d\",\"addresses\":[\"%s\"],\"opportunities\":[]}".formatted(number, sender));
            }
        }
        http.post("/v1/leads", service, leads.toString());
    }

    /** What a person does in the browser: the settings page, Microsoft's two pages, and back. */
    private void signIn(String user, String mailbox) {
        var started =
                http.post("/v1/mail-sync/connection", user, "{\"returnUrl\":\"" + RETURN_URL + "\",\"sending\":true}");
        var page = started.get("authorizationUrl").asText();
        var account = "account=" + URLEncoder.encode(mailbox, StandardCharsets.UTF_8);
        http.submit(page, account);
        var callback = http.submit(page, account + "&consent=accept");
        var settings = http.redirected(callback.toString());
        var ticket = settings.getQuery().replaceFirst("^.*mail_sync_ticket=", "");
        http.post("/v1/mail-sync/connection/confirmation", user, "{\"ticket\":\"" + ticket + "\"}");
        idle();
        teller.accept("Demo: connected a mailbox, status "
                + http.get("/v1/mail-sync/connection", user).get("status").asText());
    }

    private static String messagesIn(String mailbox, String folder) {
        return "/sandbox/control/mailboxes/" + mailbox + "/messages?folder=" + folder;
    }

    private void idle() {
        for (int waited = 0; http.status("/sandbox/control/idle") != 200; waited += POLL_MILLIS) {
            if (waited > LONGEST_WAIT_MILLIS) {
                throw new IllegalStateException("The queue is still not empty");
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopping);
            }
        }
    }

    private JsonNode counts(String user) {
        return http.get("/v1/mail-sync/connection", user).get("counts");
    }

    private Summary summary(int delivered, List<String> users) {
        var reasons = new TreeMap<String, Long>();
        int recorded = 0;
        for (var user : users) {
            var counts = counts(user);
            recorded += counts.get("recorded").asInt();
            counts.get("leftOut")
                    .properties()
                    .forEach(it -> reasons.merge(it.getKey(), it.getValue().asLong(), Long::sum));
        }
        var requests = 0;
        for (var request : http.get("/sandbox/control/requests", null)) {
            requests += request.get("path").asText().startsWith("/v1.0") ? 1 : 0;
        }
        return new Summary(delivered, recorded, reasons, requests);
    }
}
