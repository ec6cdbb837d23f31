package dev.mailsync.sandbox.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a company's morning brings into one mailbox: three leads, a colleague, and private email. */
public final class Conversation {

    public static final String MAILBOX = "anna@acme.example";

    private static final String ANNA = "Anna Keller <" + MAILBOX + ">";
    private static final String BOB = "Bob Larsen <bob@acme.example>";
    private static final String LEE = "Lee Harper <lee@customer.example>";
    private static final String MAY = "May Chen <may@prospect.example>";
    private static final String TOM = "Tom Becker <tom@fabrikam.example>";

    private static final String TEXT = "Content-Type: text/plain; charset=utf-8";
    private static final String BOUNDARY = "morning";
    private static final String MIXED = "Content-Type: multipart/mixed; boundary=" + BOUNDARY;

    /** @param skipped whether Mail Sync should skip it */
    public record Letter(String folder, boolean skipped, byte[] mime) {}

    private final Instant now;

    private Conversation(Instant now) {
        this.now = now;
    }

    /** In order of arrival. */
    public static List<Letter> before(Instant now) {
        return new Conversation(now).letters();
    }

    private List<Letter> letters() {
        return List.of(
                sent(100, "offer", ANNA, LEE, "Offer: 40 city bikes", "", """
                        Hi Lee,

                        here is the offer we talked about: 40 city bikes at 890 euros each, delivered by 15 March. It is valid
                        until Friday.

                        Best regards
                        Anna"""),
                received(85, "objection", LEE, ANNA, "Re: Offer: 40 city bikes", reply("offer"), """
                        Hi Anna,

                        the bikes are exactly what we need, but 890 is more than our budget of 820. Can you do anything about
                        the price? Otherwise my boss will go with the other supplier.

                        Lee"""),
                sent(80, "trial", ANNA, MAY, "A free trial week for your couriers", "", """
                        Hi May,

                        try five of our cargo bikes for a week, free of charge. Would the week of 7 December suit you?

                        Anna"""),
                received(
                        79,
                        "away",
                        MAY,
                        ANNA,
                        "Automatic reply: A free trial week for your couriers",
                        reply("trial") + "Auto-Submitted: auto-replied\n",
                        "I'm out of the office until Thursday and will answer when I'm back."),
                received(70, "idea", BOB, LEE + ", " + ANNA, "Re: Offer: 40 city bikes", reply("objection"), """
                        Hi Lee,

                        I run our service team. We can include the first year of service, which saves you 75 euros per bike.
                        That brings you below your budget.

                        Bob"""),
                sent(60, "hello", ANNA, TOM, "Nice to meet you at the trade fair", "", """
                        Hi Tom,

                        as promised, here is the link to our catalogue: https://acme.example/catalogue. Shall we talk next week?

                        Anna"""),
                new Letter("inbox", false, bounce(59)),
                new Letter("inbox", false, withAttachment(40)),
                new Letter("inbox", false, meeting(30)),
                skipped(25, "lunch", LEE, "Lunch on Saturday?", "Sensitivity: Private\n", """
                        Just between us: shall we have lunch on Saturday? The kids would love to see yours.

                        Lee"""),
                skipped(20, "cake", BOB, "Cake in the kitchen", "", "It's my birthday. Help yourselves!"),
                skipped(
                        10,
                        "news",
                        "Cycling Weekly <news@newsletter.example>",
                        "Ten trends for spring",
                        "",
                        "Gravel bikes stay popular."));
    }

    private Letter sent(int minutes, String id, String from, String to, String subject, String more, String text) {
        return new Letter("sentitems", false, mime(minutes, id, from, to, subject, more + TEXT, text));
    }

    private Letter received(int minutes, String id, String from, String to, String subject, String more, String text) {
        return new Letter("inbox", false, mime(minutes, id, from, to, subject, more + TEXT, text));
    }

    private Letter skipped(int minutes, String id, String from, String subject, String more, String text) {
        return new Letter("inbox", true, mime(minutes, id, from, ANNA, subject, more + TEXT, text));
    }

    private byte[] withAttachment(int minutes) {
        return mime(minutes, "order", LEE, ANNA + ", " + BOB, "Re: Offer: 40 city bikes", reply("idea") + MIXED, """
                --morning
                Content-Type: text/plain; charset=utf-8

                Hi Anna, hi Bob,

                with the service included, my boss said yes. The signed order is attached.

                Lee
                --morning
                Content-Type: application/pdf; name="order-40-city-bikes.pdf"
                Content-Disposition: attachment; filename="order-40-city-bikes.pdf"

                %PDF-1.4
                1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
                2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
                3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
                  /Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj
                4 0 obj <</Length 73>> stream
                BT /F 16 Tf 72 760 Td (40 city bikes, 1 year of service. Signed: Lee) Tj ET
                endstream endobj
                trailer <</Root 1 0 R>>
                %%EOF
                --morning--
                """);
    }

    private byte[] meeting(int minutes) {
        var start = DateTimeFormatter.ofPattern("yyyyMMdd'T'090000'Z'")
                .withZone(ZoneOffset.UTC)
                .format(now.plus(Duration.ofDays(7)));
        return mime(
                minutes,
                "handover",
                LEE,
                ANNA,
                "Invitation: handover of the bikes",
                "Content-Type: multipart/alternative; boundary=" + BOUNDARY,
                """
                --morning
                Content-Type: text/plain; charset=utf-8

                Hi Anna,

                shall we hand over the bikes in our yard next week? I have reserved an hour, from 9:00 UTC.

                Lee
                --morning
                Content-Type: text/calendar; method=REQUEST; charset=utf-8; name="invite.ics"

                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Harper Logistics//EN
                METHOD:REQUEST
                BEGIN:VEVENT
                UID:handover@customer.example
                DTSTAMP:%1$s
                DTSTART:%1$s
                DURATION:PT1H
                SUMMARY:Handover of the bikes
                ORGANIZER:mailto:lee@customer.example
                ATTENDEE:mailto:anna@acme.example
                END:VEVENT
                END:VCALENDAR
                --morning--
                """.formatted(start));
    }

    private byte[] bounce(int minutes) {
        return mime(
                minutes,
                "bounce",
                "Mail Delivery <postmaster@fabrikam.example>",
                ANNA,
                "Undeliverable: Nice to meet you at the trade fair",
                reply("hello") + "Auto-Submitted: auto-replied\n"
                        + "Content-Type: multipart/report; report-type=delivery-status; boundary=" + BOUNDARY,
                """
                --morning
                Content-Type: text/plain; charset=utf-8

                Your message to tom@fabrikam.example couldn't be delivered: the address doesn't exist.
                --morning
                Content-Type: message/delivery-status; name="details.txt"

                Reporting-MTA: dns; mail.fabrikam.example

                Final-Recipient: rfc822; tom@fabrikam.example
                Action: failed
                Status: 5.1.1
                --morning
                Content-Type: text/rfc822-headers; name="headers.txt"

                Message-ID: <hello@morning.example>
                Subject: Nice to meet you at the trade fair
                --morning--
                """);
    }

    private static String reply(String id) {
        return "In-Reply-To: <%1$s@morning.example>\nReferences: <%1$s@morning.example>\n".formatted(id);
    }

    /** @param more header lines, without the last line's end */
    private byte[] mime(int minutes, String id, String from, String to, String subject, String more, String body) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME
                .withZone(ZoneOffset.UTC)
                .format(now.minus(Duration.ofMinutes(minutes)));
        var lines =
                "Message-ID: <%s@morning.example>\nDate: %s\nFrom: %s\nTo: %s\nSubject: %s\nMIME-Version: 1.0\n%s\n\n%s\n"
                        .formatted(id, date, from, to, subject, more, body);
        return lines.replace("\n", "\r\n").getBytes(UTF_8);
    }
}
