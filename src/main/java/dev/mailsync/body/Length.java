package dev.mailsync.body;

import java.util.regex.Pattern;

/** What of a CSS length matters to whether something is seen. */
final class Length {

    private static final Pattern ZERO = Pattern.compile("[-+]?(?:0+\\.?0*|\\.0+)[a-z%]*");
    private static final Pattern RELATIVE = Pattern.compile(".*(?:em|ex|ch|%)|larger|smaller|inherit|unset");
    private static final Pattern FAR_OFF = Pattern.compile("-[0-9]{3,}(?:\\.[0-9]*)?(?:px|pt|em|rem|%)?");

    private Length() {}

    static boolean isZero(String value) {
        return ZERO.matcher(value).matches();
    }

    /** A share of what the surrounding element has. */
    static boolean isRelative(String value) {
        return RELATIVE.matcher(value).matches() && !value.endsWith("rem");
    }

    /** So far to the left or to the top that nobody can scroll there. */
    static boolean isFarOff(String value) {
        return FAR_OFF.matcher(value).matches();
    }
}
