package dev.mailsync.body.css;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.mailsync.body.css.Selector.Compound;
import dev.mailsync.body.css.Selector.Step;
import dev.mailsync.body.css.Selector.Subject;

/** Reads selectors. One that a single pass can't decide selects nothing: content hidden by mistake would be lost. */
final class SelectorReader {

    static final String COMBINATORS = " >+~";
    private static final String LETTER = "(?:[\\w-]|[^\\x00-\\x7f]|\\\\[0-9a-fA-F]{1,6}\\s?|\\\\[^0-9a-fA-F\\n])";
    private static final Pattern NAME = Pattern.compile("(?![0-9])" + LETTER + "+");
    private static final Pattern BLANKS_AROUND = Pattern.compile("\\s*([>+~])\\s*|\\s+");

    private static final int MOST_STEPS = 12;
    private static final int MOST_NESTED = 2;

    /** Browsers skip a whole rule if they don't understand one of its selectors. */
    static final class InvalidException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final String text;
    private final int nested;
    private int at;
    private boolean known = true;
    private int weightless;

    private String name = "*";
    private final Set<String> ids = new HashSet<>();
    private final Set<String> classes = new HashSet<>();
    private final List<Predicate<Subject>> others = new ArrayList<>();

    private SelectorReader(String text, int nested) {
        this.text = text;
        this.nested = nested;
    }

    /** @return the selectors that can be decided; empty if one of them is invalid */
    static List<Selector> all(String list) {
        var selectors = new ArrayList<Selector>();
        try {
            for (var selector : Css.split(list, ",")) {
                var steps = steps(selector);
                if (!steps.isEmpty() && steps.size() <= MOST_STEPS) {
                    selectors.add(new Selector(steps));
                }
            }
        } catch (InvalidException none) {
            return List.of();
        }
        return selectors;
    }

    /** @return empty if it can't be decided */
    private static List<Step> steps(String selector) throws InvalidException {
        var steps = new ArrayList<Step>();
        var known = true;
        var combinator = ' ';
        for (int begin = 0; begin <= selector.length(); ) {
            int end = Css.next(selector, begin, COMBINATORS + "\t\n\r\f");
            var compound = compound(selector.substring(begin, end), 0);
            known &= compound != null;
            steps.add(new Step(combinator, compound));
            var between = BLANKS_AROUND.matcher(selector).region(end, selector.length());
            if (!between.lookingAt()) {
                break;
            }
            combinator = between.group(1) == null ? ' ' : between.group(1).charAt(0);
            begin = between.end();
        }
        return known ? steps : List.of();
    }

    /** @return null if it can't be decided */
    static Compound compound(String text, int nested) throws InvalidException {
        var reader = new SelectorReader(text, nested);
        if (text.isEmpty()) {
            throw new InvalidException();
        }
        while (reader.at < text.length()) {
            reader.part();
        }
        return reader.known
                ? new Compound(reader.name, reader.ids, reader.classes, reader.others, reader.specificity())
                : null;
    }

    private int specificity() {
        return 10_000 * ids.size() + 100 * (classes.size() + others.size() - weightless) + (name.equals("*") ? 0 : 1);
    }

    // As in email without a doctype, names ignore case.
    private void part() throws InvalidException {
        switch (text.charAt(at)) {
            case '*' -> at++;
            case '#' -> ids.add(nameBehind(1));
            case '.' -> classes.add(nameBehind(1));
            case '[' -> others.add(AttributeCondition.of(inside(']')));
            case ':' -> pseudo();
            default -> {
                if (at > 0) {
                    throw new InvalidException();
                }
                name = nameBehind(0);
            }
        }
    }

    private String nameBehind(int sign) throws InvalidException {
        var matcher = NAME.matcher(text).region(at + sign, text.length());
        if (!matcher.lookingAt()) {
            throw new InvalidException();
        }
        at = matcher.end();
        return Css.unescaped(matcher.group()).toLowerCase(Locale.ROOT);
    }

    private String inside(char closer) throws InvalidException {
        int begin = at + 1;
        int end = Css.next(text, begin, String.valueOf(closer));
        if (end == text.length()) {
            throw new InvalidException();
        }
        at = end + 1;
        return text.substring(begin, end).strip();
    }

    private void pseudo() throws InvalidException {
        var element = text.startsWith("::", at);
        var word = nameBehind(element ? 2 : 1);
        var argument = at < text.length() && text.charAt(at) == '(' ? inside(')') : "";
        if (element) {
            PseudoClasses.checkElement(word);
            known = false;
        } else if (nested < MOST_NESTED) {
            var test = PseudoClasses.of(word, argument, nested + 1);
            known &= test.isPresent();
            weightless += word.equals("where") ? 1 : 0;
            test.ifPresent(others::add);
        } else {
            known = false;
        }
    }
}
