package dev.mailsync.body;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of a body's {@code style} elements, as far as they decide what is seen and how it looks.
 */
final class StyleSheet {

    /** Media queries within each other, of which ordinary mail has none. */
    private static final int DEEPEST = 4;

    /** Bounds the work of hostile sheets; ordinary mail has some dozens. */
    private static final int MOST_RULES = 1000;

    /** Characters handed out: a rule for everything would make a body many times as large. */
    private static final int MOST_DECLARED = 2_000_000;

    private static final Set<String> DECIDING_WHAT_IS_SEEN = Set.of(
            "clip-path",
            "float",
            "transform",
            "background-image",
            "clip",
            "height",
            "left",
            "max-height",
            "max-width",
            "opacity",
            "overflow",
            "overflow-x",
            "overflow-y",
            "position",
            "right",
            "text-indent",
            "top",
            "visibility",
            "width");

    private static final Set<String> SCREENS = Set.of("", "all", "screen", "only screen");
    private static final Pattern WIDTH =
            Pattern.compile("\\((min|max)-(?:device-)?width ?: ?([0-9]{1,5}(?:\\.[0-9]{1,4})?) ?(px|r?em)\\)");

    /** In pixels. */
    private static final double WINDOW = 800;

    private static final double PIXELS_OF_EM = 16;

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(?:\\*/|\\z)|<!--|-->", Pattern.DOTALL);
    private static final Pattern BLANK = Pattern.compile("\\s+");

    /** By the last part of the selector, which most elements do not have. */
    private final Map<String, List<Rule>> rules = new HashMap<>();

    private int size;
    private int declaredSoFar;

    private record Rule(Selector selector, int order, Declarations declarations) {}

    /** @param media as the element's attribute says, null without one */
    void add(String css, String media) {
        if (isForScreens(media)) {
            read(COMMENT.matcher(css).replaceAll(" "), 0);
        }
    }

    private static boolean isForScreens(String media) {
        return media == null
                || Stream.of(media.toLowerCase(Locale.ROOT).split(",")).anyMatch(StyleSheet::holds);
    }

    /** Of a window as wide as that in which people read mail; what else can be asked of a screen is not known. */
    private static boolean holds(String query) {
        var asked = BLANK.matcher(query.strip()).replaceAll(" ");
        return asked.equals("not print")
                || Stream.of(asked.split(" ?\\band\\b ?")).allMatch(StyleSheet::holdsAlone);
    }

    private static boolean holdsAlone(String feature) {
        var width = WIDTH.matcher(feature);
        if (!width.matches()) {
            return SCREENS.contains(feature);
        }
        var pixels = Double.parseDouble(width.group(2)) * (width.group(3).equals("px") ? 1 : PIXELS_OF_EM);
        return width.group(1).equals("min") ? pixels <= WINDOW : pixels >= WINDOW;
    }

    private void read(String css, int depth) {
        int at = 0;
        while (at < css.length()) {
            int open = css.indexOf('{', at);
            if (open < 0) {
                return;
            }
            // Statements such as @import end before the next rule begins.
            var before = css.substring(at, open);
            var prelude = before.substring(before.lastIndexOf(';') + 1).strip();
            int close = end(css, open);
            block(prelude, css.substring(open + 1, close), depth);
            at = close + 1;
        }
    }

    /** @return where the block ends that opens there */
    private static int end(String css, int open) {
        int depth = 0;
        for (int i = open; i < css.length(); i++) {
            if (css.charAt(i) == '{') {
                depth++;
            } else if (css.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return css.length();
    }

    private void block(String prelude, String content, int depth) {
        if (!prelude.startsWith("@")) {
            var declarations = Declarations.of(content);
            declarations.keepOnly(it -> SafeStyles.PROPERTIES.contains(it) || DECIDING_WHAT_IS_SEEN.contains(it));
            Stream.of(prelude.split(",")).forEach(selector -> add(selector, declarations));
        } else if (depth < DEEPEST
                && prelude.toLowerCase(Locale.ROOT).startsWith("@media")
                && isForScreens(prelude.substring("@media".length()))) {
            read(content, depth + 1);
        }
    }

    private void add(String selector, Declarations declarations) {
        Selector.of(selector)
                .filter(it -> size < MOST_RULES)
                .ifPresent(it -> rules.computeIfAbsent(it.key(), key -> new ArrayList<>())
                        .add(new Rule(it, size++, declarations)));
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** @return what the rules declare for an element that stands within these, the innermost last */
    Declarations declared(Selector.Subject element, List<? extends Selector.Subject> ancestors) {
        var declared = Declarations.of(null);
        if (size > 0 && declaredSoFar < MOST_DECLARED) {
            element.keys()
                    .flatMap(key -> rules.getOrDefault(key, List.of()).stream())
                    .filter(rule -> rule.selector().matches(element, ancestors))
                    .sorted(Comparator.comparingInt(
                                    (Rule rule) -> rule.selector().specificity())
                            .thenComparingInt(Rule::order))
                    .forEach(rule -> declared.addAll(rule.declarations()));
            declaredSoFar += declared.length();
        }
        return declared;
    }
}
