package dev.mailsync.identity;

import java.util.regex.Pattern;

/** Words of others for a list or a heading: nothing in them ends the line, turns its direction, or cannot be seen. */
public final class OneLine {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}&&[^\u00a0\u202f]]+");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]");

    private OneLine() {}

    /** @return null for null */
    public static String of(String words) {
        return words == null
                ? null
                : CONTROLS.matcher(SPACES.matcher(words).replaceAll(" "))
                        .replaceAll("")
                        .strip();
    }
}
