package dev.mailsync.body.css;

import java.util.regex.Pattern;

/** What matters about a CSS length for visibility. */
public final class Length {

    private static final Pattern ZERO = Pattern.compile("(?:calc\\(\\s*)?[-+]?(?:0+\\.?0*|\\.0+)[a-z%]*\\s*\\)?");
    private static final Pattern DOT = Pattern.compile("\\+?(?:0*1(?:\\.0*)?|0*\\.[0-9]+)(?:px|pt)?");
    private static final Pattern RELATIVE = Pattern.compile(".*(?:em|ex|ch|%)|larger|smaller|inherit|unset");
    private static final Pattern FAR_OFF = Pattern.compile(
            "-(?:(?:[5-9][0-9]{2}|[0-9]{4,})(?:\\.[0-9]*)?(?:px|pt)?|(?:[4-9][0-9]|[0-9]{3,})(?:\\.[0-9]*)?r?em)");
    private static final Pattern ALL_OF_IT = Pattern.compile("-[0-9]{3,}(?:\\.[0-9]*)?%");

    private Length() {}

    public static boolean isZero(String value) {
        return !value.isEmpty() && ZERO.matcher(value).matches();
    }

    /** No larger than a dot. */
    public static boolean isTiny(String value) {
        return !value.isEmpty() && (isZero(value) || DOT.matcher(value).matches());
    }

    /** A share of the surrounding element's. */
    public static boolean isRelative(String value) {
        return RELATIVE.matcher(value).matches() && !value.endsWith("rem");
    }

    /** So far left or up that nobody can scroll there. */
    public static boolean isFarOff(String value) {
        return value.startsWith("-") && FAR_OFF.matcher(value).matches();
    }

    /** To the left or up by the whole extent. */
    public static boolean isAllOfIt(String value) {
        return value.startsWith("-") && ALL_OF_IT.matcher(value).matches();
    }
}
