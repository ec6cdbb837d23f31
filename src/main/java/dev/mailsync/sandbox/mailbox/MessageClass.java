package dev.mailsync.sandbox.mailbox;

import java.util.Locale;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The class that Exchange gives a mail by its header (PidTagMessageClass). */
public final class MessageClass {

    private static final String NOTE = "IPM.Note";

    /** RFC 3464, 2.3.3. */
    private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*([a-z]+)");

    private MessageClass() {}

    public static String of(Mail mail) {
        var type = header(mail, "Content-Type");
        if (type.startsWith("multipart/report")) {
            return type.contains("delivery-status") ? "REPORT." + NOTE + delivery(mail) : "REPORT." + NOTE + ".IPNRN";
        }
        if (isMeeting(mail, type)) {
            return "IPM.Schedule.Meeting.Request";
        }
        var automatic = header(mail, "Auto-Submitted");
        return automatic.startsWith("auto-replied") ? NOTE + ".Rules.OofTemplate.Microsoft" : NOTE;
    }

    /** Whether Graph calls it an event message. */
    public static boolean isMeeting(Mail mail) {
        return isMeeting(mail, header(mail, "Content-Type"));
    }

    private static boolean isMeeting(Mail mail, String type) {
        return type.startsWith("text/calendar")
                || mail.attachments().stream()
                        .anyMatch(
                                it -> it.contentType().toLowerCase(Locale.ROOT).startsWith("text/calendar"));
    }

    /** A report of failure, of success or of delay. */
    private static String delivery(Mail mail) {
        var report = mail.mime().map(bytes -> new String(bytes, ISO_8859_1)).orElse("");
        var action = ACTION.matcher(report);
        return switch (action.find() ? action.group(1).toLowerCase(Locale.ROOT) : "") {
            case "delivered", "relayed", "expanded" -> ".DR";
            case "delayed" -> ".Delayed";
            default -> ".NDR";
        };
    }

    private static String header(Mail mail, String name) {
        return mail.header(name).map(value -> value.toLowerCase(Locale.ROOT)).orElse("");
    }
}
