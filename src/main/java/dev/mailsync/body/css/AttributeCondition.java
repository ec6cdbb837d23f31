package dev.mailsync.body.css;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.mailsync.body.css.Selector.Subject;
import dev.mailsync.body.css.SelectorReader.InvalidException;

/** A selector's condition on an attribute, in square brackets. */
final class AttributeCondition {

    private static final Pattern FORM = Pattern.compile(
            "([\\w-]+)\\s*(?:([~|^$*]?=)\\s*(?:\"([^\"]*)\"|'([^']*)'|((?![0-9])(?:[\\w-]|[^\\x00-\\x7f]|\\\\.)+))\\s*([iIsS])?)?");

    /** HTML ignores the case of these attributes' values. */
    private static final Set<String> ANY_CASE = Set.of(
            "align",
            "bgcolor",
            "charset",
            "color",
            "dir",
            "face",
            "hreflang",
            "http-equiv",
            "lang",
            "language",
            "media",
            "method",
            "rel",
            "target",
            "text",
            "type",
            "valign");

    private AttributeCondition() {}

    static Predicate<Subject> of(String asked) throws InvalidException {
        var form = FORM.matcher(asked);
        if (!form.matches()) {
            throw new InvalidException();
        }
        var name = form.group(1).toLowerCase(Locale.ROOT);
        if (form.group(2) == null) {
            return element -> element.attribute(name) != null;
        }
        var anyCase =
                form.group(6) == null ? ANY_CASE.contains(name) : form.group(6).equalsIgnoreCase("i");
        var wanted = folded(Css.unescaped(value(form.group(3), form.group(4), form.group(5))), anyCase);
        var comparison = comparison(form.group(2));
        return element -> {
            var value = element.attribute(name);
            return value != null && comparison.test(folded(value, anyCase), wanted);
        };
    }

    private static String value(String... alternatives) {
        for (var alternative : alternatives) {
            if (alternative != null) {
                return alternative;
            }
        }
        return "";
    }

    private static String folded(String value, boolean anyCase) {
        return anyCase ? value.toLowerCase(Locale.ROOT) : value;
    }

    private static BiPredicate<String, String> comparison(String operator) {
        return switch (operator) {
            case "~=" -> (value, wanted) -> List.of(value.strip().split("\\s+")).contains(wanted);
            case "|=" -> (value, wanted) -> value.equals(wanted) || value.startsWith(wanted + "-");
            case "^=" -> (value, wanted) -> !wanted.isEmpty() && value.startsWith(wanted);
            case "$=" -> (value, wanted) -> !wanted.isEmpty() && value.endsWith(wanted);
            case "*=" -> (value, wanted) -> !wanted.isEmpty() && value.contains(wanted);
            default -> String::equals;
        };
    }
}
