package dev.mailsync.platform.identity;

import java.util.List;
import java.util.Locale;

/** What an email is, if not a message that a person wrote. */
public enum MailKind {
    MESSAGE,

    /** Out of office, and replies from rules or programs. */
    AUTO_REPLY,

    /** One of our emails was not delivered. */
    BOUNCE,

    /** An email was delivered, is delayed, was read, or was deleted unread. */
    READ_RECEIPT,

    /** An invitation, a response to one, or its cancellation. */
    MEETING;

    /** The second reports that somebody forwarded an invitation. */
    private static final List<String> MEETINGS = List.of("ipm.schedule.meeting", "ipm.notification.meeting");

    /**
     * By Exchange's message class (MAPI's PidTagMessageClass, MS-OXCMSG 2.2.1.3), which is extended by appending to it,
     * and by Graph's type.
     *
     * @param messageClass null if unknown
     * @param type the value of {@code @odata.type}, null for ordinary email
     */
    public static MailKind of(String messageClass, String type) {
        var name = messageClass == null ? "" : messageClass.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("report.")) {
            return name.endsWith(".ndr") || name.contains(".ndr.") ? BOUNCE : READ_RECEIPT;
        }
        if (name.startsWith("ipm.note.rules.")) {
            return AUTO_REPLY;
        }
        // Reports whether the recall of an email worked, recipient by recipient.
        if (name.startsWith("ipm.recall.report")) {
            return READ_RECEIPT;
        }
        var isEvent = type != null && type.toLowerCase(Locale.ROOT).contains("eventmessage");
        return isEvent || MEETINGS.stream().anyMatch(name::startsWith) ? MEETING : MESSAGE;
    }
}
