package dev.mailsync.body;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a browser would show an element, such as the preheader that only lists of mail are meant to show. */
final class Hiding {

    /** A height of theirs is the least that they take. */
    private static final Set<String> GROWING = Set.of("table", "thead", "tbody", "tfoot", "tr", "td", "th");

    private static final Set<String> INLINE = Set.of("", "inline", "contents");

    private static final Pattern NO_OPACITY = Pattern.compile("0+(?:\\.0[0-4]?[0-9]*)?%?|\\.0[0-4]?[0-9]*");
    private static final Pattern NO_AREA = Pattern.compile("inset\\((?:[5-9][0-9]|100)%.*|circle\\(0.*");
    private static final Pattern NO_SCALE = Pattern.compile("(?:.* )?scale\\(0(?:\\.0+)?(?:, ?0)?\\).*");
    private static final Pattern CLIPPING = Pattern.compile("(?:hidden|clip|auto|scroll)\\b.*");
    private static final Pattern NOTHING_LEFT = Pattern.compile("rect\\(\\s*0(?:px)?[\\s,]+0(?:px)?[\\s,]+0.*");
    private static final Pattern SIZE = Pattern.compile("[0-9.]+[a-z%]+|0+");

    private Hiding() {}

    /** Whether nothing of the element, its content included, is shown. */
    static boolean isGone(Markup element, boolean block) {
        var style = element.style();
        if (style.isEmpty()) {
            return element.attribute("hidden") != null;
        }
        return isSwitchedOff(element) || isTransparent(style) || isClipped(element, block) || isAway(style);
    }

    private static boolean isTransparent(Declarations style) {
        return NO_OPACITY.matcher(style.value("opacity")).matches()
                || NO_AREA.matcher(style.value("clip-path")).matches()
                || NO_SCALE.matcher(style.value("transform")).matches();
    }

    private static boolean isSwitchedOff(Markup element) {
        var display = element.style().value("display");
        // Whatever an author declares comes before what the attribute means.
        return display.equals("none") || display.isEmpty() && element.attribute("hidden") != null;
    }

    private static boolean isClipped(Markup element, boolean block) {
        var style = element.style();
        var sized = block || !INLINE.contains(style.value("display"));
        return sized
                && !GROWING.contains(element.name())
                && Stream.of("overflow", "overflow-y", "overflow-x")
                        .map(style::value)
                        .anyMatch(it -> CLIPPING.matcher(it).matches())
                && Stream.of("height", "max-height", "width", "max-width")
                        .map(style::value)
                        .anyMatch(Length::isZero);
    }

    private static boolean isAway(Declarations style) {
        var placed = Set.of("absolute", "fixed").contains(style.value("position"));
        return placed
                        && (Stream.of("left", "top", "right").map(style::value).anyMatch(Length::isFarOff)
                                || NOTHING_LEFT.matcher(style.value("clip")).matches())
                || Length.isFarOff(style.value("text-indent"))
                || Length.isFarOff(style.value("margin-left"));
    }

    /** @return whether text directly in the element is too small to be seen */
    static boolean hasNoSize(Declarations style, boolean around) {
        if (style.isEmpty()) {
            return around;
        }
        var size = style.value("font-size").isEmpty() ? sizeOf(style.value("font")) : style.value("font-size");
        return Length.isZero(size) || around && (size.isEmpty() || Length.isRelative(size));
    }

    /** The shorthand has it before the family, and behind a weight, which is a number without a unit. */
    private static String sizeOf(String font) {
        return Stream.of(font.split("\\s+"))
                .map(token -> token.replaceFirst("/.*", ""))
                .filter(token -> SIZE.matcher(token).matches())
                .findFirst()
                .orElse("");
    }

    /** @return whether text directly in the element is invisible; what stands deeper may be visible again */
    static boolean isInvisible(Declarations style, boolean around) {
        return switch (style.value("visibility")) {
            case "hidden", "collapse" -> true;
            case "visible", "initial" -> false;
            default -> around;
        };
    }
}
