package dev.mailsync.body.css;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a browser certainly supports what {@code @supports} asks for. */
final class Supports {

    private static final int DEEPEST = 4;

    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern WORD_BETWEEN = Pattern.compile("\\)\\s+(and|or)\\s+\\(");

    private Supports() {}

    static boolean holds(String condition) {
        return known(BLANK.matcher(condition.toLowerCase(Locale.ROOT)).replaceAll(" "), 0)
                .orElse(false);
    }

    /** @return empty if unknown */
    private static Optional<Boolean> known(String condition, int depth) {
        var asked = condition.strip();
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (asked.startsWith("not ")) {
            return known(asked.substring(4), depth + 1).map(it -> !it);
        }
        var parts = parts(asked);
        if (parts.size() > 1) {
            var both = WORD_BETWEEN.matcher(asked);
            var any = both.find() && both.group(1).equals("or");
            var answers = parts.stream().map(it -> known(it, depth + 1)).toList();
            return decided(answers, any);
        }
        return asked.startsWith("(") && asked.endsWith(")")
                ? inParentheses(asked.substring(1, asked.length() - 1), depth)
                : Optional.empty();
    }

    /** The conditions in parentheses, without the words between them. */
    private static List<String> parts(String condition) {
        return Css.split(condition, " ").stream()
                .filter(it -> !it.equals("and") && !it.equals("or") && !it.isEmpty())
                .toList();
    }

    private static Optional<Boolean> decided(List<Optional<Boolean>> answers, boolean any) {
        if (answers.contains(Optional.of(any))) {
            return Optional.of(any);
        }
        return answers.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!any);
    }

    private static Optional<Boolean> inParentheses(String content, int depth) {
        if (content.stripLeading().startsWith("(") || content.stripLeading().startsWith("not ")) {
            return known(content, depth + 1);
        }
        var halves = content.split(":", 2);
        return Stream.of(halves[0].strip())
                .filter(property -> halves.length == 2 && Values.isKnown(property))
                .map(property -> Values.isAccepted(property, halves[1].strip()))
                .findFirst();
    }
}
