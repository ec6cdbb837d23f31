package dev.mailsync.body;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.mailsync.body.css.Declarations;
import dev.mailsync.body.css.Selector;

/**
 * A tag as it came.
 *
 * @param attributes alternating names and values
 * @param position among its parent's children, from 1 on
 * @param style its own, and what the body's rules declare for it
 */
record Markup(String name, List<String> attributes, int position, Declarations style) implements Selector.Subject {

    Markup with(Declarations itsStyle) {
        return new Markup(name, attributes, position, itsStyle);
    }

    @Override
    public boolean isNamed(String wanted) {
        return name.equals(wanted);
    }

    /** @return null if missing */
    @Override
    public String attribute(String wanted) {
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
        var given = lower("class").strip();
        return given.isEmpty() ? Set.of() : Set.copyOf(List.of(given.split("\\s+")));
    }

    private String lower(String attribute) {
        var value = attribute(attribute);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
