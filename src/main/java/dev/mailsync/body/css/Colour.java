package dev.mailsync.body.css;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A colour in CSS or an attribute, as far as we distinguish it from others. */
public record Colour(int rgb, boolean transparent) {

    public static final Colour WHITE = new Colour(0xffffff, false);
    private static final Colour NONE = new Colour(0, true);

    private static final int OPAQUE = 255;

    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("white", 0xffffff),
            Map.entry("black", 0x000000),
            Map.entry("whitesmoke", 0xf5f5f5),
            Map.entry("snow", 0xfffafa),
            Map.entry("ivory", 0xfffff0),
            Map.entry("gray", 0x808080),
            Map.entry("grey", 0x808080),
            Map.entry("silver", 0xc0c0c0),
            Map.entry("lightgray", 0xd3d3d3),
            Map.entry("lightgrey", 0xd3d3d3),
            Map.entry("red", 0xff0000),
            Map.entry("maroon", 0x800000),
            Map.entry("yellow", 0xffff00),
            Map.entry("olive", 0x808000),
            Map.entry("lime", 0x00ff00),
            Map.entry("green", 0x008000),
            Map.entry("aqua", 0x00ffff),
            Map.entry("teal", 0x008080),
            Map.entry("blue", 0x0000ff),
            Map.entry("navy", 0x000080),
            Map.entry("fuchsia", 0xff00ff),
            Map.entry("purple", 0x800080),
            Map.entry("orange", 0xffa500));

    private static final Pattern HEX = Pattern.compile("#?(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})");
    private static final Pattern FUNCTION = Pattern.compile("(?:rgb|hsl)a?\\(\\s*([^()]*?)\\s*\\)");
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,/]\\s*|\\s+");
    private static final Pattern NO_SHARE = Pattern.compile("0*\\.?0*%?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,3}");

    /** @return empty if its appearance is unknown */
    public static Optional<Colour> of(String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.equals("transparent")) {
            return Optional.of(NONE);
        }
        if (NAMED.containsKey(value)) {
            return Optional.of(new Colour(NAMED.get(value), false));
        }
        return HEX.matcher(value).matches() ? hex(value.replace("#", "")) : function(value);
    }

    private static Optional<Colour> hex(String digits) {
        var pairs = digits.length() > 4 ? digits : digits.replaceAll(".", "$0$0");
        int alpha = pairs.length() == 8 ? Integer.parseInt(pairs.substring(6), 16) : OPAQUE;
        return shown(Integer.parseInt(pairs.substring(0, 6), 16), alpha);
    }

    private static Optional<Colour> shown(int rgb, int alpha) {
        return switch (alpha) {
            case 0 -> Optional.of(NONE);
            case OPAQUE -> Optional.of(new Colour(rgb, false));
            default -> Optional.empty();
        };
    }

    private static Optional<Colour> function(String value) {
        var function = FUNCTION.matcher(value);
        if (!function.matches()) {
            return Optional.empty();
        }
        var parts = BETWEEN.split(function.group(1));
        if (parts.length == 4 && NO_SHARE.matcher(parts[3]).matches()) {
            return Optional.of(NONE);
        }
        var opaque = parts.length == 3 || parts.length == 4 && parts[3].matches("1|1\\.0*|100%");
        return value.startsWith("rgb")
                        && opaque
                        && Arrays.stream(parts)
                                .limit(3)
                                .allMatch(it -> WHOLE.matcher(it).matches())
                ? Optional.of(new Colour(rgb(parts), false))
                : Optional.empty();
    }

    private static int rgb(String[] parts) {
        int rgb = 0;
        for (int i = 0; i < 3; i++) {
            rgb = rgb << 8 | Math.min(OPAQUE, Integer.parseInt(parts[i]));
        }
        return rgb;
    }
}
