package dev.mailsync.body.css;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether styles apply to the screen on which people read email: a desktop window, light, with a mouse. Unknown
 * conditions count neither way.
 */
final class MediaQuery {

    /** In pixels. */
    private static final Map<String, Double> SIZES =
            Map.of("width", 800.0, "device-width", 1280.0, "height", 700.0, "device-height", 720.0);

    private static final double PIXELS_OF_EM = 16;

    private static final Map<String, Boolean> TYPES =
            Map.of("", true, "all", true, "screen", true, "print", false, "speech", false);

    private static final Map<String, Boolean> FEATURES = Map.ofEntries(
            Map.entry("prefers-color-scheme: light", true),
            Map.entry("prefers-color-scheme: dark", false),
            Map.entry("prefers-reduced-motion: no-preference", true),
            Map.entry("prefers-reduced-motion: reduce", false),
            Map.entry("orientation: landscape", true),
            Map.entry("orientation: portrait", false),
            Map.entry("-webkit-min-device-pixel-ratio: 0", true),
            Map.entry("-webkit-min-device-pixel-ratio: 1", true),
            Map.entry("min-resolution: 1dppx", true),
            Map.entry("hover: hover", true),
            Map.entry("hover: none", false),
            Map.entry("pointer: fine", true),
            Map.entry("pointer: coarse", false),
            Map.entry("color", true),
            Map.entry("width", true),
            Map.entry("height", true),
            Map.entry("monochrome", false));

    private static final String LENGTH = "([0-9]{0,5}\\.?[0-9]{1,4}) ?(px|r?em|)";
    private static final Pattern LIMIT = Pattern.compile("(min|max)-((?:device-)?(?:width|height)) ?: ?" + LENGTH);
    private static final Pattern BEHIND = Pattern.compile("(width|height) ?([<>]=?) ?" + LENGTH);
    private static final Pattern BEFORE = Pattern.compile(LENGTH + " ?([<>]=?) ?(width|height)(?: ?[<>]=? ?.*)?");
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern AND = Pattern.compile("(?<=^|[a-z)]) ?\\band (?=[a-z(])");

    private MediaQuery() {}

    /** @param queries from an element's attribute or a rule, null if there are none */
    static boolean holds(String queries) {
        return queries == null
                || Css.split(queries.toLowerCase(Locale.ROOT), ",").stream().anyMatch(MediaQuery::oneHolds);
    }

    private static boolean oneHolds(String query) {
        var asked = BLANK.matcher(query).replaceAll(" ");
        if (asked.startsWith("not ")) {
            return parts(asked.substring(4)).anyMatch(Optional.of(false)::equals);
        }
        return parts(asked.replaceFirst("^only ", "")).allMatch(Optional.of(true)::equals);
    }

    /** @return for each part whether it holds; empty if unknown */
    private static Stream<Optional<Boolean>> parts(String query) {
        return Stream.of(AND.split(query)).map(String::strip).map(MediaQuery::part);
    }

    private static Optional<Boolean> part(String text) {
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return Optional.ofNullable(TYPES.getOrDefault(text, text.matches("[a-z]+") ? false : null));
        }
        var feature = text.substring(1, text.length() - 1).strip();
        return size(feature).or(() -> Optional.ofNullable(FEATURES.get(feature.replaceFirst("\\s*:\\s*", ": "))));
    }

    private static Optional<Boolean> size(String feature) {
        var limit = LIMIT.matcher(feature);
        if (limit.matches()) {
            var pixels = pixels(limit.group(3), limit.group(4));
            var size = SIZES.get(limit.group(2));
            return Optional.of(limit.group(1).equals("min") ? size >= pixels : size <= pixels);
        }
        var behind = BEHIND.matcher(feature);
        if (behind.matches()) {
            var size = SIZES.get(behind.group(1));
            return Optional.of(compared(behind.group(2), pixels(behind.group(3), behind.group(4)))
                    .test(size));
        }
        return between(feature);
    }

    /** A length, the feature, and possibly another length. */
    private static Optional<Boolean> between(String feature) {
        var before = BEFORE.matcher(feature);
        if (!before.matches()) {
            return Optional.empty();
        }
        var turned = before.group(3).startsWith("<")
                ? before.group(3).replace('<', '>')
                : before.group(3).replace('>', '<');
        var holds = compared(turned, pixels(before.group(1), before.group(2))).test(SIZES.get(before.group(4)));
        var rest = feature.substring(before.start(4));
        return rest.equals(before.group(4)) ? Optional.of(holds) : size(rest).map(it -> it && holds);
    }

    private static DoublePredicate compared(String operator, double limit) {
        return switch (operator) {
            case "<" -> it -> it < limit;
            case "<=" -> it -> it <= limit;
            case ">" -> it -> it > limit;
            default -> it -> it >= limit;
        };
    }

    private static double pixels(String number, String unit) {
        return Double.parseDouble(number) * (unit.endsWith("em") ? PIXELS_OF_EM : 1);
    }
}
