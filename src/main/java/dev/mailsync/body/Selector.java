package dev.mailsync.body;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A CSS selector of elements, classes and ids, one within the other. Others are not read. */
record Selector(List<Compound> compounds) {

    /** Further out nobody looks; it bounds the work of hostile nesting. */
    private static final int FARTHEST = 64;

    private static final Pattern COMPOUND = Pattern.compile("(\\*|[a-z][a-z0-9-]*)?((?:[.#][a-z_][a-z0-9_-]*)*)");

    private static final Pattern ID = Pattern.compile("#([a-z0-9_-]+)");
    private static final Pattern CLASS = Pattern.compile("\\.([a-z0-9_-]+)");

    /** What a selector can ask of an element; everything in lower case. */
    interface Subject {
        String name();

        String id();

        Set<String> classes();

        /** The keys under which selectors of this element can stand. */
        default Stream<String> keys() {
            return Stream.concat(
                    Stream.of("*", name(), "#" + id()), classes().stream().map(it -> "." + it));
        }
    }

    record Compound(String name, Set<String> ids, Set<String> classes) {

        boolean matches(Subject element) {
            return (name.equals("*") || name.equals(element.name()))
                    && ids.stream().allMatch(element.id()::equals)
                    && element.classes().containsAll(classes);
        }

        int specificity() {
            return 10_000 * ids.size() + 100 * classes.size() + (name.equals("*") ? 0 : 1);
        }
    }

    static Optional<Selector> of(String text) {
        // As in mail without a doctype, names are compared without regard to case.
        var parts = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
        var compounds = Stream.of(parts).flatMap(it -> compound(it).stream()).toList();
        return compounds.size() == parts.length && !text.isBlank()
                ? Optional.of(new Selector(compounds))
                : Optional.empty();
    }

    private static Optional<Compound> compound(String text) {
        var match = COMPOUND.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Compound(
                match.group(1) == null ? "*" : match.group(1),
                named(ID, match.group(2)),
                named(CLASS, match.group(2))));
    }

    private static Set<String> named(Pattern kind, String text) {
        return kind.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toSet());
    }

    /** The rarest thing that the last part asks for. */
    String key() {
        var last = compounds.getLast();
        return last.ids().stream()
                .map(it -> "#" + it)
                .findFirst()
                .or(() -> last.classes().stream().map(it -> "." + it).findFirst())
                .orElse(last.name());
    }

    int specificity() {
        return compounds.stream().mapToInt(Compound::specificity).sum();
    }

    /** @param ancestors the innermost last */
    boolean matches(Subject element, List<? extends Subject> ancestors) {
        int wanted = compounds.size() - 2;
        if (!compounds.getLast().matches(element)) {
            return false;
        }
        for (int i = ancestors.size() - 1; wanted >= 0 && i >= Math.max(0, ancestors.size() - FARTHEST); i--) {
            if (compounds.get(wanted).matches(ancestors.get(i))) {
                wanted--;
            }
        }
        return wanted < 0;
    }
}
