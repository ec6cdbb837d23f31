package dev.mailsync.body.css;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Inline styles that change how an email looks, but not where it is painted. */
public final class SafeStyles {

    /** None that positions, sizes, clips or casts a shadow, and none that loads a picture. */
    public static final List<String> PROPERTIES = List.of(
            "background",
            "background-color",
            "border",
            "border-bottom",
            "border-bottom-color",
            "border-bottom-style",
            "border-bottom-width",
            "border-collapse",
            "border-color",
            "border-left",
            "border-left-color",
            "border-left-style",
            "border-left-width",
            "border-radius",
            "border-right",
            "border-right-color",
            "border-right-style",
            "border-right-width",
            "border-spacing",
            "border-style",
            "border-top",
            "border-top-color",
            "border-top-style",
            "border-top-width",
            "border-width",
            "color",
            "direction",
            "display",
            "font",
            "font-family",
            "font-size",
            "font-style",
            "font-variant",
            "font-weight",
            "line-height",
            "list-style-type",
            "margin",
            "margin-bottom",
            "margin-left",
            "margin-right",
            "margin-top",
            "padding",
            "padding-bottom",
            "padding-left",
            "padding-right",
            "padding-top",
            "rgb()",
            "rgba()",
            "text-align",
            "text-decoration",
            "text-transform",
            "unicode-bidi",
            "vertical-align",
            "white-space",
            "word-wrap");

    private static final Set<String> DISPLAYS =
            Set.of("block", "inline", "inline-block", "list-item", "table", "table-row", "table-cell");

    private static final double LARGEST_PIXELS = 120;
    private static final double LARGEST_NUMBER = 1000;

    private static final Map<String, Double> PIXELS = Map.ofEntries(
            Map.entry("px", 1.0),
            Map.entry("pt", 4 / 3.0),
            Map.entry("pc", 16.0),
            Map.entry("in", 96.0),
            Map.entry("cm", 38.0),
            Map.entry("mm", 3.8),
            Map.entry("em", 16.0),
            Map.entry("rem", 16.0),
            Map.entry("ex", 8.0),
            Map.entry("ch", 8.0),
            Map.entry("%", 0.5));

    private static final Pattern QUANTITY = Pattern.compile("\\+?([0-9]*\\.?[0-9]+)([a-z%]*)");
    private static final Pattern BEGINS_AS_QUANTITY = Pattern.compile("[-+.]?\\.?[0-9].*");

    private SafeStyles() {}

    /** @param style as the sanitiser leaves it; the result is empty if nothing of it may stay */
    public static String within(String style) {
        return Stream.of(style.split(";"))
                .map(declaration -> declaration.replace("!important", "").strip())
                .filter(SafeStyles::staysInside)
                .collect(Collectors.joining(";"));
    }

    private static boolean staysInside(String declaration) {
        if (declaration.startsWith("display")) {
            return DISPLAYS.contains(
                    declaration.substring(declaration.indexOf(':') + 1).strip());
        }
        var value = declaration.substring(declaration.indexOf(':') + 1);
        return Stream.of(value.split("[\\s,()/]+")).allMatch(SafeStyles::isModest);
    }

    private static boolean isModest(String token) {
        if (!BEGINS_AS_QUANTITY.matcher(token).matches()) {
            return true;
        }
        var quantity = QUANTITY.matcher(token);
        if (!quantity.matches()) {
            return false;
        }
        var number = Double.parseDouble(quantity.group(1));
        return quantity.group(2).isEmpty()
                ? number <= LARGEST_NUMBER
                : number * PIXELS.getOrDefault(quantity.group(2), Double.POSITIVE_INFINITY) <= LARGEST_PIXELS;
    }
}
