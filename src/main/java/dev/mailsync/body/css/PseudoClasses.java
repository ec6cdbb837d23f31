package dev.mailsync.body.css;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.mailsync.body.css.Selector.Compound;
import dev.mailsync.body.css.Selector.Subject;
import dev.mailsync.body.css.SelectorReader.InvalidException;

/** A selector's condition on an element after a colon. */
final class PseudoClasses {

    /** Nobody hovers over a recorded email, has clicked in it or navigates it by keyboard. */
    private static final Set<String> NEVER =
            Set.of("hover", "active", "focus", "focus-within", "focus-visible", "visited", "target", "fullscreen");

    /** They depend on what follows, or on what people do. */
    private static final Set<String> NOT_KNOWN = Set.of(
            "last-child",
            "only-child",
            "first-of-type",
            "last-of-type",
            "only-of-type",
            "nth-of-type",
            "nth-last-child",
            "nth-last-of-type",
            "empty",
            "has",
            "lang",
            "dir",
            "default",
            "disabled",
            "enabled",
            "indeterminate",
            "invalid",
            "valid",
            "optional",
            "required",
            "read-only",
            "read-write",
            "placeholder-shown",
            "in-range",
            "out-of-range",
            "scope",
            "defined",
            "open",
            "modal",
            "host",
            "autofill",
            // For these, one colon is enough.
            "before",
            "after",
            "first-line",
            "first-letter");

    private static final Set<String> ELEMENTS = Set.of(
            "before",
            "after",
            "first-line",
            "first-letter",
            "selection",
            "placeholder",
            "marker",
            "backdrop",
            "file-selector-button",
            "target-text",
            "details-content");

    private static final Pattern STEPS =
            Pattern.compile("([+-]?[0-9]{0,6})n\\s*(?:([+-])\\s*([0-9]{1,6}))?|([+-]?[0-9]{1,6})");

    private PseudoClasses() {}

    static void checkElement(String name) throws InvalidException {
        if (!ELEMENTS.contains(name) && !name.startsWith("-webkit-")) {
            throw new InvalidException();
        }
    }

    /** @return empty if a single pass can't know */
    static Optional<Predicate<Subject>> of(String name, String argument, int nested) throws InvalidException {
        return switch (name) {
            case "first-child" -> Optional.of(element -> element.position() == 1);
            case "nth-child" -> Optional.of(positions(argument.toLowerCase(Locale.ROOT)));
            case "root" -> Optional.of(element -> element.isNamed("html"));
            case "checked" -> Optional.of(element -> element.isNamed("input") && element.attribute("checked") != null);
            case "link", "any-link" -> Optional.of(PseudoClasses::isLink);
            case "not" -> anyOf(argument, nested).map(Predicate::not);
            case "is", "where", "matches" -> anyOf(argument, nested);
            default -> other(name);
        };
    }

    private static Optional<Predicate<Subject>> other(String name) throws InvalidException {
        if (NEVER.contains(name)) {
            return Optional.of(element -> false);
        }
        if (NOT_KNOWN.contains(name) || name.startsWith("-webkit-")) {
            return Optional.empty();
        }
        throw new InvalidException();
    }

    private static boolean isLink(Subject element) {
        return element.isNamed("a") && element.attribute("href") != null;
    }

    private static Optional<Predicate<Subject>> anyOf(String list, int nested) throws InvalidException {
        var compounds = new ArrayList<Compound>();
        for (var part : Css.split(list, ",")) {
            if (Css.next(part, 0, SelectorReader.COMBINATORS) < part.length()) {
                return Optional.empty();
            }
            var compound = SelectorReader.compound(part, nested);
            if (compound == null) {
                return Optional.empty();
            }
            compounds.add(compound);
        }
        return Optional.of(element -> compounds.stream().anyMatch(it -> it.matches(element)));
    }

    private static Predicate<Subject> positions(String formula) throws InvalidException {
        var named = switch (formula) {
            case "odd" -> "2n+1";
            case "even" -> "2n";
            default -> formula;
        };
        var steps = STEPS.matcher(named);
        if (!steps.matches()) {
            throw new InvalidException();
        }
        if (steps.group(4) != null) {
            int only = Integer.parseInt(steps.group(4));
            return element -> element.position() == only;
        }
        int every = factor(steps.group(1));
        int first = steps.group(3) == null ? 0 : Integer.parseInt(steps.group(2) + steps.group(3));
        return element -> isReached(element.position() - first, every);
    }

    private static int factor(String written) {
        return switch (written) {
            case "", "+" -> 1;
            case "-" -> -1;
            default -> Integer.parseInt(written);
        };
    }

    private static boolean isReached(int distance, int every) {
        return every == 0 ? distance == 0 : distance % every == 0 && distance / every >= 0;
    }
}
