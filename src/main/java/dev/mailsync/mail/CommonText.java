package dev.mailsync.mail;

/**
 * Decides whether two texts are the same except for what transport added: a banner before, a signature after, or both.
 * Previews are truncated, so either text may end early.
 */
final class CommonText {

    /** Fewer characters than this could occur in any two texts. */
    private static final int TELLING = 20;

    /** Graph previews have at most 255 characters and may end in the middle of a word. */
    private static final int CUT_OFF = 200;

    private CommonText() {}

    static boolean isSame(String one, String other) {
        var first = normalized(one);
        var second = normalized(other);
        return isWithin(first, second) || isWithin(second, first);
    }

    /** Whether the longer text starts with the other, either at once or after a banner. */
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
