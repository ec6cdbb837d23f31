package dev.mailsync.mail;

/**
 * Whether two texts are one text to which transport added something: a banner before it, a signature behind it, or
 * both. Previews are cut off, so one of the two may end early.
 */
final class CommonText {

    /** Fewer characters could be in any two texts. */
    private static final int TELLING = 20;

    /** Graph's previews have 255 characters at most, and may end within a word. */
    private static final int CUT_OFF = 200;

    private CommonText() {}

    static boolean isSame(String one, String other) {
        var first = normalized(one);
        var second = normalized(other);
        return isWithin(first, second) || isWithin(second, first);
    }

    /** Whether the longer text is the other from its beginning, or from where a banner ends. */
    private static boolean isWithin(String text, String longer) {
        if (begins(longer, text)) {
            return true;
        }
        if (text.length() < TELLING) {
            return false;
        }
        var start = longer.indexOf(text.substring(0, TELLING));
        return start >= 0 && (text.startsWith(longer.substring(start)) || begins(longer.substring(start), text));
    }

    private static boolean begins(String longer, String text) {
        return longer.startsWith(text)
                && (longer.length() == text.length()
                        || text.isEmpty()
                        || text.length() >= CUT_OFF
                        || longer.charAt(text.length()) == ' ');
    }

    private static String normalized(String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }
}
