package dev.mailsync.sandbox.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One company's morning, played over HTTP: leads are registered, a user signs in through Microsoft's pages, mail comes and
 * goes, and the timelines show what was recorded. It tells ids, directions and counts, nothing that is in a mail.
 */
final class Morning {

    static final String COMPANY = "acme";
    static final String USER = "anna";
    static final String MAILBOX = "anna@acme.example";

    private static final String LEAD = "lead-lee";
    private static final String LEAD_ADDRESS = "lee@customer.example";
    private static final String RETURN_URL = "http://localhost:3000/settings";
    private static final int POLL_MILLIS = 50;
    private static final int LONGEST_WAIT_MILLIS = 120_000;

    /** What the morning came to. */
    record Summary(int delivered, int recorded, long leftOut, String reasons, int graphRequests) {

        @Override
        public String toString() {
            return "delivered %d, recorded %d, left out %d (%s), Graph requests %d"
                    .formatted(delivered, recorded, leftOut, reasons, graphRequests);
        }
    }

    private final DemoHttp http;
    private final Consumer<String> teller;
    private final Set<String> told = new HashSet<>();

    Morning(DemoHttp http, Consumer<String> teller) {
        this.http = http;
        this.teller = teller;
    }

    Summary play() {
        http.post("/sandbox/control/reset", null, "{}");
        http.post("/sandbox/control/mailboxes", null, "{\"upn\":\"%s\",\"displayName\":\"Anna\"}".formatted(MAILBOX));
        var service = token("crm", "crm-service");
        var user = token(USER, "salesperson");
        var realMail = RealMail.all();
        registerLeads(service, realMail);
        signIn(user);
        // Whoever waits for the demo sees the first emails before all the others have arrived.
        var delivered = conversation();
        tellOfRecorded(user);
        delivered += deliver(realMail);
        tellOfRecorded(user);
        return summary(delivered, user);
    }

    /** Reports each recorded email once. */
    private void tellOfRecorded(String user) {
        idle();
        for (var mail : recorded(user)) {
            var id = mail.get("id").asText();
            if (told.add(id)) {
                teller.accept(
                        "recorded %s %s".formatted(id, mail.get("direction").asText()));
            }
        }
    }

    private String token(String user, String role) {
        return http.post(
                        "/sandbox/crm/token",
                        null,
                        "{\"company\":\"%s\",\"user\":\"%s\",\"roles\":[\"%s\"]}".formatted(COMPANY, user, role))
                .get("token")
                .asText();
    }

    /** Every second sender of the real mail is a lead, so that both recording and leaving out can be seen. */
    private void registerLeads(String service, List<RealMail> realMail) {
        http.put(
                "/v1/leads/" + LEAD,
                service,
                "{\"addresses\":[\"%s\"],\"opportunities\":[\"opportunity-1\"]}".formatted(LEAD_ADDRESS));
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
    private void signIn(String user) {
        var started =
                http.post("/v1/mail-sync/connection", user, "{\"returnUrl\":\"" + RETURN_URL + "\",\"sending\":true}");
        var page = started.get("authorizationUrl").asText();
        var account = "account=" + URLEncoder.encode(MAILBOX, StandardCharsets.UTF_8);
        http.submit(page, account);
        var callback = http.submit(page, account + "&consent=accept");
        var settings = http.redirected(callback.toString());
        var ticket = settings.getQuery().replaceFirst("^.*mail_sync_ticket=", "");
        http.post("/v1/mail-sync/connection/confirmation", user, "{\"ticket\":\"" + ticket + "\"}");
        idle();
        teller.accept("connected "
                + http.get("/v1/mail-sync/connection", user).get("status").asText());
    }

    private int deliver(List<RealMail> realMail) {
        realMail.forEach(mail -> http.deliver(folder("inbox"), mail.mime()));
        return realMail.size();
    }

    private int conversation() {
        var lines = List.of(
                new Line("1", LEAD_ADDRESS, MAILBOX, "inbox", ""),
                new Line("2", MAILBOX, LEAD_ADDRESS, "sentitems", "1"),
                new Line("3", LEAD_ADDRESS, MAILBOX, "inbox", "2"));
        lines.forEach(line -> http.deliver(folder(line.folder()), line.mime()));
        return lines.size();
    }

    private static String folder(String name) {
        return "/sandbox/control/mailboxes/" + MAILBOX + "/messages?folder=" + name;
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

    private List<JsonNode> recorded(String user) {
        var mails = new ArrayList<JsonNode>();
        var path = "/v1/mail-sync/mails?limit=100";
        for (var cursor = ""; cursor != null; ) {
            var page = http.get(path + cursor, user);
            page.get("items").forEach(mails::add);
            cursor = page.hasNonNull("next") ? "&cursor=" + page.get("next").asText() : null;
        }
        return mails;
    }

    private Summary summary(int delivered, String user) {
        var counts = http.get("/v1/mail-sync/connection", user).get("counts");
        var reasons = new StringJoiner(", ");
        long leftOut = 0;
        for (var reason : counts.get("leftOut").properties()) {
            reasons.add(reason.getKey() + " " + reason.getValue().asLong());
            leftOut += reason.getValue().asLong();
        }
        var requests = 0;
        for (var request : http.get("/sandbox/control/requests", null)) {
            requests += request.get("path").asText().startsWith("/v1.0") ? 1 : 0;
        }
        return new Summary(delivered, counts.get("recorded").asInt(), leftOut, reasons.toString(), requests);
    }

    /** One mail of the demo's own conversation. */
    private record Line(String number, String from, String to, String folder, String repliesTo) {

        byte[] mime() {
            var reply = repliesTo.isEmpty() ? "" : "In-Reply-To: <%s@demo.example>\r\n".formatted(repliesTo);
            var mime =
                    "Message-ID: <%s@demo.example>\r\nDate: Mon, 23 Nov 2026 08:0%s:00 +0000\r\nFrom: %s\r\nTo: %s\r\n"
                                    .formatted(number, number, from, to)
                            + reply
                            + "Subject: %sOur offer\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nLine %s of a conversation.\r\n"
                                    .formatted(repliesTo.isEmpty() ? "" : "Re: ", number);
            return mime.getBytes(StandardCharsets.UTF_8);
        }
    }
}
