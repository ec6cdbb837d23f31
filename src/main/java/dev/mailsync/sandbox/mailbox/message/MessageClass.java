package dev.mailsync.sandbox.mailbox.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The class that Exchange assigns to an email by its headers (PidTagMessageClass). */
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
        var meeting = meeting(mail);
        if (meeting.isPresent()) {
            return meeting.get().messageClass;
        }
        var automatic = header(mail, "Auto-Submitted");
        return automatic.startsWith("auto-replied") ? NOTE + ".Rules.OofTemplate.Microsoft" : NOTE;
    }

    /** Graph's name for a type derived from message; empty for ordinary email. */
    public static Optional<String> eventType(Mail mail) {
        return meeting(mail).map(it -> "#microsoft.graph." + it.graphType);
    }

    /** By the iTIP method (RFC 5546). */
    private static Optional<Meeting> meeting(Mail mail) {
        return Stream.concat(
                        Stream.of(header(mail, "Content-Type")),
                        mail.attachments().stream().map(it -> it.contentType().toLowerCase(Locale.ROOT)))
                .filter(type -> type.startsWith("text/calendar"))
                .findFirst()
                .map(Meeting::of);
    }

    private enum Meeting {
        REQUEST("IPM.Schedule.Meeting.Request", "eventMessageRequest"),
        REPLY("IPM.Schedule.Meeting.Resp.Pos", "eventMessageResponse"),
        CANCEL("IPM.Schedule.Meeting.Canceled", "eventMessage");

        private static final Pattern METHOD = Pattern.compile("method=\"?([a-z]+)");

        private final String messageClass;
        private final String graphType;

        Meeting(String messageClass, String graphType) {
            this.messageClass = messageClass;
            this.graphType = graphType;
        }

        static Meeting of(String contentType) {
            var method = METHOD.matcher(contentType);
            return switch (method.find() ? method.group(1) : "") {
                case "reply" -> REPLY;
                case "cancel" -> CANCEL;
                default -> REQUEST;
            };
        }
    }

    /** Reports failure, success or delay. */
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
