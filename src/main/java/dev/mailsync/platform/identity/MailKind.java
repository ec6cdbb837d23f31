package dev.mailsync.platform.identity;

import java.util.List;
import java.util.Locale;

/** What a mail is for, beside people's own words. */
public enum MailKind {
    MESSAGE,

    /** Out of office, and what a rule or a program answers. */
    AUTO_REPLY,

    /** A mail of ours did not arrive. */
    BOUNCE,

    /** It arrived, is late, or was read or deleted unread. */
    READ_RECEIPT,

    /** An invitation, an answer to one, or its end. */
    MEETING;

    /** The second says that somebody has passed an invitation on. */
    private static final List<String> MEETINGS = List.of("ipm.schedule.meeting", "ipm.notification.meeting");

    /**
     * By the class that Exchange gives an item (MAPI's PidTagMessageClass, MS-OXCMSG 2.2.1.3), of which it makes further ones by
     * adding to the end, and by the type that Graph gives it.
     *
     * @param messageClass null where it is unknown
     * @param type the value of {@code @odata.type}, null for ordinary mail
     */
    public static MailKind of(String messageClass, String type) {
        var name = messageClass == null ? "" : messageClass.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("report.")) {
            return name.endsWith(".ndr") || name.contains(".ndr.") ? BOUNCE : READ_RECEIPT;
        }
        if (name.startsWith("ipm.note.rules.")) {
            return AUTO_REPLY;
        }
        // Whether the recall of a mail worked, recipient by recipient.
        if (name.startsWith("ipm.recall.report")) {
            return READ_RECEIPT;
        }
        var isEvent = type != null && type.toLowerCase(Locale.ROOT).contains("eventmessage");
        return isEvent || MEETINGS.stream().anyMatch(name::startsWith) ? MEETING : MESSAGE;
    }
}
