package dev.mailsync.body.css;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A CSS selector: conditions on an element, and on those around and before it.
 *
 * @param steps the element itself last
 */
public record Selector(List<Step> steps) {

    /** Selectors look no further; this limits the work of hostile nesting. */
    private static final int FARTHEST = 64;

    /** Around the body, which may lack a tag, is the document, which may lack one as well. */
    public static final int OUTERMOST = -1;

    /** What a selector can check about an element; names, ids and classes in lower case. */
    public interface Subject {
        boolean isNamed(String name);

        String name();

        String id();

        Set<String> classes();

        /** @return null if missing */
        String attribute(String name);

        /** Among its parent's children, from 1 on. */
        int position();

        /** The keys under which this element's selectors may be stored. */
        default Stream<String> keys() {
            return Stream.concat(
                    Stream.of("*", name(), "#" + id()), classes().stream().map(it -> "." + it));
        }
    }

    /** The position of an element. */
    public interface Place {

        /**
         * @param depth how many elements are around it
         * @param back how many siblings before the one that is open there, or about to be
         * @return null if there is none, or none that is known
         */
        Subject at(int depth, int back);
    }

    /**
     * @param others attributes, positions and the like
     * @param specificity decides which rule takes precedence
     */
    record Compound(
            String name, Set<String> ids, Set<String> classes, List<Predicate<Subject>> others, int specificity) {

        boolean matches(Subject element) {
            return (name.equals("*") || element.isNamed(name))
                    && ids.stream().allMatch(element.id()::equals)
                    && (classes.isEmpty() || element.classes().containsAll(classes))
                    && others.stream().allMatch(it -> it.test(element));
        }
    }

    /**
     * @param combinator relation of the previous step to this one: {@code ' '}, {@code '>'}, {@code '+'} or {@code '~'}
     */
    record Step(char combinator, Compound compound) {}

    /** The rarest condition of the last step. */
    String key() {
        var last = steps.getLast().compound();
        return last.ids().stream()
                .map(it -> "#" + it)
                .findFirst()
                .or(() -> last.classes().stream().map(it -> "." + it).findFirst())
                .orElse(last.name());
    }

    int specificity() {
        return steps.stream().mapToInt(it -> it.compound().specificity()).sum();
    }

    boolean asksForSiblings() {
        return steps.stream().anyMatch(it -> it.combinator() == '+' || it.combinator() == '~');
    }

    boolean matches(Place place, int depth) {
        return matches(steps.size() - 1, place, depth, 0);
    }

    private boolean matches(int step, Place place, int depth, int back) {
        var subject = place.at(depth, back);
        if (subject == null || !steps.get(step).compound().matches(subject)) {
            return false;
        }
        if (step == 0) {
            return true;
        }
        return switch (steps.get(step).combinator()) {
            case '>' -> matches(step - 1, place, depth - 1, 0);
            case '+' -> matches(step - 1, place, depth, back + 1);
            case '~' -> isBehind(step - 1, place, depth, back);
            default -> isWithin(step - 1, place, depth);
        };
    }

    private boolean isBehind(int step, Place place, int depth, int back) {
        for (int i = back + 1; place.at(depth, i) != null; i++) {
            if (matches(step, place, depth, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWithin(int step, Place place, int depth) {
        for (int i = depth - 1; i >= Math.max(OUTERMOST, depth - FARTHEST); i--) {
            if (matches(step, place, i, 0)) {
                return true;
            }
        }
        return false;
    }
}
