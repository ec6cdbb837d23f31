package dev.mailsync.body;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** CSS declarations: values by property, both in lower case, in the order in which they came. */
final class Declarations {

    private static final String IMPORTANT = "!important";
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);

    /** Of most elements; nothing can be added. */
    static final Declarations NONE = new Declarations(Map.of());

    private final Map<String, String> values;

    private Declarations(Map<String, String> values) {
        this.values = values;
    }

    /** @param css the value of a {@code style} attribute, or the content of a rule; null for none */
    static Declarations of(String css) {
        var declarations = new Declarations(new LinkedHashMap<>());
        if (css != null) {
            declarations.read(css.indexOf("/*") < 0 ? css : COMMENT.matcher(css).replaceAll(""));
        }
        return declarations;
    }

    /** A semicolon between parentheses belongs to an address. */
    private void read(String css) {
        int begin = 0;
        int nesting = 0;
        for (int i = 0; i <= css.length(); i++) {
            var character = i < css.length() ? css.charAt(i) : ';';
            if (character == '(') {
                nesting++;
            } else if (character == ')') {
                nesting = Math.max(0, nesting - 1);
            } else if (character == ';' && (nesting == 0 || i == css.length())) {
                declare(css.substring(begin, i));
                begin = i + 1;
            }
        }
    }

    private void declare(String declaration) {
        int colon = declaration.indexOf(':');
        if (colon > 0) {
            var property = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            put(property, declaration.substring(colon + 1).strip().toLowerCase(Locale.ROOT));
        }
    }

    /** What comes later wins, unless only the earlier is important. */
    private void put(String property, String value) {
        var earlier = values.get(property);
        if (earlier == null || !earlier.endsWith(IMPORTANT) || value.endsWith(IMPORTANT)) {
            values.remove(property);
            values.put(property, value);
        }
    }

    void addAll(Declarations later) {
        later.values.forEach(this::put);
    }

    void set(String property, String value) {
        values.put(property, value);
    }

    void remove(String property) {
        values.remove(property);
    }

    /** @return without {@code !important}; empty if it is not declared */
    String value(String property) {
        var value = values.getOrDefault(property, "");
        return value.endsWith(IMPORTANT)
                ? value.substring(0, value.length() - IMPORTANT.length()).strip()
                : value;
    }

    void keepOnly(Predicate<String> properties) {
        values.keySet().removeIf(properties.negate());
    }

    /** In characters, about. */
    int length() {
        return values.values().stream().mapToInt(String::length).sum();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    String css() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(";"));
    }
}
