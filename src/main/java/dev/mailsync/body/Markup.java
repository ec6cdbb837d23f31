package dev.mailsync.body;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A tag as it came.
 *
 * @param attributes names and values by turns
 * @param style its own, and what the rules of the body declare for it
 */
record Markup(String name, List<String> attributes, Declarations style) implements Selector.Subject {

    /** @return null without it */
    String attribute(String wanted) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.get(i).equals(wanted)) {
                return attributes.get(i + 1);
            }
        }
        return null;
    }

    @Override
    public String id() {
        return lower("id");
    }

    @Override
    public Set<String> classes() {
        return Set.copyOf(List.of(lower("class").strip().split("\\s+")));
    }

    private String lower(String attribute) {
        var value = attribute(attribute);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
