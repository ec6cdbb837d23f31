package dev.mailsync.platform.identity;

import java.util.regex.Pattern;

/** Prepares others' text for a list or a heading: without line breaks, direction controls and invisible characters. */
public final class OneLine {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}&&[^\u00a0\u202f]]+");
    private static final Pattern CONTROLS = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Cf}\\u034f\\u115f\\u1160\\u3164&&[^\\u200c\\u200d\\x{E0020}-\\x{E007F}]]");

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
