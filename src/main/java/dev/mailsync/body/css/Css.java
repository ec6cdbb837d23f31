package dev.mailsync.body.css;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scans CSS: nothing in strings, brackets and URLs ends anything, and escapes are letters. */
final class Css {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(?s:(.)))");
    private static final int REPLACEMENT = 0xFFFD;

    private Css() {}

    /**
     * @return the position of the first of these characters outside of strings and brackets; the length if there is
     *     none
     */
    static int next(String css, int from, String stops) {
        var closers = new StringBuilder(0);
        for (int i = from; i < css.length(); i++) {
            var character = css.charAt(i);
            if (closers.isEmpty() && stops.indexOf(character) >= 0) {
                return i;
            }
            switch (character) {
                case '\\' -> i++;
                case '"', '\'' -> i = endOfString(css, i);
                case '(' -> i = opened(css, i, closers);
                case '[' -> closers.append(']');
                case '{' -> closers.append('}');
                default -> close(character, closers);
            }
        }
        return css.length();
    }

    private static void close(char character, StringBuilder closers) {
        int last = closers.length() - 1;
        if (last >= 0 && closers.charAt(last) == character) {
            closers.setLength(last);
        }
    }

    /** A URL without quotes may contain anything but its end. */
    private static int opened(String css, int at, StringBuilder closers) {
        var isAddress = css.regionMatches(true, at - 3, "url", 0, 3)
                && at + 1 < css.length()
                && "\"' \t\n".indexOf(css.charAt(at + 1)) < 0;
        if (isAddress) {
            int end = css.indexOf(')', at);
            return end < 0 ? css.length() : end;
        }
        closers.append(')');
        return at;
    }

    /** A line break ends an unclosed string. */
    private static int endOfString(String css, int begin) {
        for (int i = begin + 1; i < css.length(); i++) {
            var character = css.charAt(i);
            if (character == '\\') {
                i++;
            } else if (character == css.charAt(begin) || character == '\n') {
                return i;
            }
        }
        return css.length();
    }

    static List<String> split(String css, String separators) {
        var parts = new ArrayList<String>();
        for (int begin = 0; begin <= css.length(); ) {
            int end = next(css, begin, separators);
            parts.add(css.substring(begin, end).strip());
            begin = end + 1;
        }
        return parts;
    }

    static String unescaped(String css) {
        return css.indexOf('\\') < 0
                ? css
                : ESCAPE.matcher(css)
                        .replaceAll(it -> Matcher.quoteReplacement(
                                it.group(1) == null ? it.group(2) : letter(Integer.parseInt(it.group(1), 16))));
    }

    private static String letter(int codePoint) {
        return Character.toString(Character.isValidCodePoint(codePoint) && codePoint > 0 ? codePoint : REPLACEMENT);
    }
}
