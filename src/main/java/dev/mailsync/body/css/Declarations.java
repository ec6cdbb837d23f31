package dev.mailsync.body.css;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** CSS declarations: values by property, both in lower case, in their original order. */
public final class Declarations {

    private static final String IMPORTANT = "!important";
    private static final Pattern IMPORTANCE = Pattern.compile("\\s*!\\s*important$");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);
    private static final List<String> GROUNDS = List.of("background", "background-color", "background-image");

    /** For most elements; can't be changed. */
    public static final Declarations NONE = new Declarations(Map.of());

    private final Map<String, String> values;

    private Declarations(Map<String, String> values) {
        this.values = values;
    }

    /** @param css the value of a {@code style} attribute, or the content of a rule; null if there is none */
    public static Declarations of(String css) {
        var declarations = new Declarations(new LinkedHashMap<>());
        if (css != null) {
            declarations.read(css.indexOf("/*") < 0 ? css : COMMENT.matcher(css).replaceAll(""));
        }
        return declarations;
    }

    private void read(String css) {
        for (int begin = 0; begin < css.length(); ) {
            int end = Css.next(css, begin, ";{");
            if (end < css.length() && css.charAt(end) == '{') {
                // A rule within a rule.
                begin = Css.next(css, end + 1, "}") + 1;
            } else {
                declare(css.substring(begin, end));
                begin = end + 1;
            }
        }
    }

    private void declare(String declaration) {
        int colon = declaration.indexOf(':');
        if (colon > 0) {
            var property = lower(declaration.substring(0, colon));
            var value = lower(declaration.substring(colon + 1));
            // Hardly any value has one.
            var bare =
                    value.indexOf('!') < 0 ? value : IMPORTANCE.matcher(value).replaceFirst("");
            if (bare.indexOf('!') < 0 && Values.isAccepted(property, bare)) {
                put(property, bare.length() == value.length() ? value : bare + IMPORTANT);
            }
        }
    }

    private static String lower(String css) {
        return Css.unescaped(css.strip()).toLowerCase(Locale.ROOT);
    }

    /** The later value wins, unless only the earlier one is important. */
    private void put(String property, String value) {
        var earlier = values.get(property);
        if (earlier == null || !earlier.endsWith(IMPORTANT) || value.endsWith(IMPORTANT)) {
            values.remove(property);
            values.put(property, value);
        }
    }

    public void addAll(Declarations later) {
        later.values.forEach(this::put);
    }

    public void set(String property, String value) {
        values.put(property, value);
    }

    public void remove(String property) {
        values.remove(property);
    }

    /** @return without {@code !important}; empty if not declared */
    public String value(String property) {
        var value = values.getOrDefault(property, "");
        return value.endsWith(IMPORTANT) ? value.substring(0, value.length() - IMPORTANT.length()) : value;
    }

    public boolean namesAGround() {
        return GROUNDS.stream().anyMatch(values::containsKey);
    }

    void keepOnly(Predicate<String> properties) {
        values.keySet().removeIf(properties.negate());
    }

    /** Approximately, in characters. */
    int length() {
        return values.values().stream().mapToInt(String::length).sum();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public String css() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(";"));
    }
}
