package dev.mailsync.body;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.mailsync.body.css.Declarations;
import dev.mailsync.body.css.Length;

/** Whether a browser would show an element; a preheader, for example, is only meant for lists of emails. */
final class Hiding {

    /** Their text is not for people, or is a fallback that browsers never show. */
    private static final Set<String> UNSEEN = Set.of(
            ("script style title iframe noembed noframes noscript template datalist rp video audio canvas meter progress")
                    .split(" "));

    private static final Set<String> INLINE = Set.of("", "inline", "contents");

    private static final Pattern NO_OPACITY = Pattern.compile(
            "-.*|\\+?(?:0+(?:\\.0[0-4]?[0-9]*)?|\\.0[0-4]?[0-9]*|[0-4](?:\\.[0-9]*)?%|[0-9.]+e-[0-9]+)|0+(?:\\.0*)?%?");
    private static final Pattern NO_AREA = Pattern.compile("inset\\((?:[5-9][0-9]|100)%.*|circle\\(0.*");
    private static final Pattern NO_SCALE =
            Pattern.compile("(?:.* )?scale(?:[xy]|3d)?\\(\\s*(?:0(?:\\.0+)?|[^,()]+,\\s*0(?:\\.0+)?)\\s*[,)].*");
    private static final Pattern MOVED_OFF =
            Pattern.compile("(?:.* )?translate(?:[xy]|3d)?\\(\\s*(?:0(?:px)?\\s*,\\s*)?-[0-9]{4,}.*");
    private static final Pattern NO_FILTER = Pattern.compile("(?:.* )?opacity\\(0(?:\\.0+)?%?\\).*");
    private static final Pattern CLIPPING = Pattern.compile("(?:hidden|clip|auto|scroll|overlay)\\b.*");
    private static final Pattern CLIP =
            Pattern.compile("rect\\(\\s*([^\\s,]+)[\\s,]+([^\\s,]+)[\\s,]+([^\\s,]+)[\\s,]+(.+?)\\s*\\)");
    private static final Pattern SIZE = Pattern.compile("[0-9.]+[a-z%]+|0+");

    private static final Set<String> PLACED = Set.of("absolute", "fixed");
    private static final Set<String> MOVED = Set.of("absolute", "fixed", "relative");

    private Hiding() {}

    /** Whether neither the element nor its content is displayed. */
    static boolean isGone(Markup element, boolean block) {
        if (UNSEEN.contains(element.name())) {
            return true;
        }
        var style = element.style();
        return style.isEmpty()
                ? isSwitchedOff(element)
                : isSwitchedOff(element) || isTransparent(style) || isClipped(element, block) || isAway(style);
    }

    /** Most values are not declared. */
    private static boolean is(Pattern pattern, String value) {
        return !value.isEmpty() && pattern.matcher(value).matches();
    }

    private static boolean isSwitchedOff(Markup element) {
        var display = element.style().value("display");
        // Whatever an author declares takes precedence over the attribute.
        return display.equals("none") || display.isEmpty() && isHiddenByItself(element);
    }

    private static boolean isHiddenByItself(Markup element) {
        return element.attribute("hidden") != null
                || element.name().equals("dialog") && element.attribute("open") == null;
    }

    private static boolean isTransparent(Declarations style) {
        return is(NO_OPACITY, style.value("opacity"))
                || is(NO_AREA, style.value("clip-path"))
                || is(NO_SCALE, style.value("transform"))
                || is(NO_FILTER, style.value("filter"))
                || style.value("content-visibility").equals("hidden");
    }

    private static boolean isClipped(Markup element, boolean block) {
        var style = element.style();
        var sized = block || !INLINE.contains(style.value("display"));
        // The height of a table part is only a minimum.
        return sized
                && !TableParts.ALL.contains(element.name())
                && clips(style)
                && (isTiny(style, "height") || isTiny(style, "width"));
    }

    /** Whether nothing is left of it in that direction; padding would still be visible. */
    private static boolean isTiny(Declarations style, String extent) {
        var least = style.value("min-" + extent);
        return Stream.of(extent, "max-" + extent).map(style::value).anyMatch(Length::isTiny)
                && (least.isEmpty() || Length.isTiny(least))
                && paddings(extent).map(style::value).allMatch(it -> it.isEmpty() || isNoPadding(it));
    }

    private static Stream<String> paddings(String extent) {
        return extent.equals("height")
                ? Stream.of("padding", "padding-top", "padding-bottom")
                : Stream.of("padding", "padding-left", "padding-right");
    }

    private static boolean isNoPadding(String value) {
        return Stream.of(value.split("\\s+")).allMatch(Length::isTiny);
    }

    private static boolean clips(Declarations style) {
        return Stream.of("overflow", "overflow-y", "overflow-x")
                .map(style::value)
                .anyMatch(it -> is(CLIPPING, it));
    }

    private static boolean isAway(Declarations style) {
        var position = style.value("position");
        return PLACED.contains(position) && isCutOut(style.value("clip"))
                || MOVED.contains(position) && offsets(style).anyMatch(Hiding::isOutOfSight)
                || isOutOfSight(style.value("text-indent"))
                || is(MOVED_OFF, style.value("transform"))
                || Stream.of(style.value("margin-left"), style.value("margin-top"), left(style.value("margin")))
                        .anyMatch(Length::isFarOff);
    }

    private static boolean isOutOfSight(String offset) {
        return Length.isFarOff(offset) || Length.isAllOfIt(offset);
    }

    private static Stream<String> offsets(Declarations style) {
        var inset = style.value("inset");
        return Stream.concat(
                Stream.of("left", "top", "right").map(style::value), Stream.of(inset.split("\\s+")[0], left(inset)));
    }

    /** The left one in a shorthand for four sides. */
    private static String left(String sides) {
        if (sides.isEmpty()) {
            return sides;
        }
        var parts = List.of(sides.split("\\s+"));
        return parts.get(parts.size() == 4 ? 3 : parts.size() > 1 ? 1 : 0);
    }

    /** Whether its edges meet or cross. */
    private static boolean isCutOut(String clip) {
        var edges = CLIP.matcher(clip);
        return edges.matches()
                && (edges.group(1).equals(edges.group(3))
                        || edges.group(2).equals(edges.group(4))
                        || Length.isTiny(edges.group(3)) && Length.isTiny(edges.group(1))
                        || Length.isTiny(edges.group(2)) && Length.isTiny(edges.group(4)));
    }

    /** @return whether text directly in the element is too small to see */
    static boolean hasNoSize(Declarations style, boolean around) {
        if (style.isEmpty()) {
            return around;
        }
        var own = style.value("font-size");
        var size = own.isEmpty() && !style.value("font").isEmpty() ? sizeOf(style.value("font")) : own;
        return Length.isZero(size) || around && (size.isEmpty() || Length.isRelative(size));
    }

    /** In the shorthand, the size precedes the family and follows a weight, which is a number without a unit. */
    private static String sizeOf(String font) {
        return Stream.of(font.split("\\s+"))
                .map(token -> token.replaceFirst("/.*", ""))
                .filter(token -> SIZE.matcher(token).matches())
                .findFirst()
                .orElse("");
    }

    /** @return whether lines directly in the element have no height, and their overflow is not displayed */
    static boolean isFlat(Declarations style, boolean block, boolean around) {
        if (style.isEmpty()) {
            return around;
        }
        var height = style.value("line-height");
        if (height.isEmpty()) {
            return around && style.value("font").isEmpty();
        }
        var withoutHeight = Stream.of("height", "min-height", "padding", "padding-top", "padding-bottom")
                .allMatch(it -> style.value(it).isEmpty() || Length.isZero(style.value(it)));
        return Length.isZero(height) && (around || block && withoutHeight && clips(style));
    }

    /** @return whether text directly in the element is invisible; descendants may be visible again */
    static boolean isInvisible(Declarations style, boolean around) {
        return switch (style.value("visibility")) {
            case "hidden", "collapse" -> true;
            case "visible", "initial" -> false;
            default -> around;
        };
    }
}
