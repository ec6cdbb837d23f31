package dev.mailsync.body.css;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values that a browser accepts for properties that affect visibility. It ignores any other declaration. */
final class Values {

    private static final Set<String> EVERYWHERE = Set.of("inherit", "initial", "unset", "revert", "revert-layer");

    private static final String NUMBER = "(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:e[-+]?[0-9]+)?";
    private static final String MATH = "(?:calc|min|max|clamp|fit-content|env)\\(.*";

    /** Without a doctype, the usual case, a length needs no unit. */
    private static final String SIZE = "\\+?" + NUMBER + "[a-z%]*|" + MATH;

    private static final String LENGTH = "[-+]?" + NUMBER + "[a-z%]*|" + MATH;
    private static final String EXTENT =
            SIZE + "|auto|none|(?:min|max|fit)-content|stretch|-webkit-(?:fill-available|fit-content)";
    private static final String OVERFLOW = "(?:visible|hidden|clip|scroll|auto|overlay)";

    private static final Map<String, Pattern> ACCEPTED = Stream.of(
                    accepting(
                            "(?:(?:block|inline) )?(?:none|inline|block|flow|flow-root|contents|list-item|ruby|ruby-text|math"
                                    + "|(?:inline-)?(?:block|flex|grid|table)|-webkit-(?:inline-)?(?:box|flex)"
                                    + "|table-(?:row|cell|caption|column|(?:row|header|footer|column)-group))",
                            "display"),
                    accepting("visible|hidden|collapse", "visibility"),
                    accepting("[-+]?" + NUMBER + "%?|" + MATH, "opacity"),
                    accepting("static|relative|absolute|fixed|sticky|-webkit-sticky", "position"),
                    accepting("none|left|right|inline-(?:start|end)", "float"),
                    accepting(OVERFLOW + "(?:\\s+" + OVERFLOW + ")?", "overflow", "overflow-x", "overflow-y"),
                    accepting(SIZE + "|(?:xx?-|xxx-)?(?:small|large)|medium|smaller|larger|math", "font-size"),
                    accepting(SIZE + "|normal", "line-height"),
                    accepting(EXTENT, "height", "width", "max-height", "max-width", "min-height", "min-width"),
                    accepting(LENGTH + "|auto", "left", "right", "top", "bottom", "margin-left", "margin-top"),
                    accepting("(?:" + LENGTH + ")(?:\\s+(?:hanging|each-line))*", "text-indent"),
                    accepting("normal|nowrap|pre|pre-wrap|pre-line|break-spaces", "white-space"),
                    accepting("#?[0-9a-f]{3,8}|[a-z]+|[a-z-]+\\(.*\\)", "color", "background-color"))
            .flatMap(it -> it.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Values() {}

    private static Map<String, Pattern> accepting(String values, String... properties) {
        var pattern = Pattern.compile(values);
        return Stream.of(properties).collect(Collectors.toMap(it -> it, it -> pattern));
    }

    /** @param value in lower case, without {@code !important} */
    static boolean isAccepted(String property, String value) {
        var accepted = ACCEPTED.get(property);
        return accepted == null
                || EVERYWHERE.contains(value)
                || value.contains("var(")
                || accepted.matcher(value).matches();
    }

    static boolean isKnown(String property) {
        return ACCEPTED.containsKey(property);
    }
}
