package dev.mailsync.body.css;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of a body's {@code style} elements that affect what is visible and how it looks. They apply only to what
 * follows them: outside of the head, the part before has already been read.
 */
public final class StyleSheet {

    /** How deep conditions can nest. Ordinary email does not nest them at all. */
    private static final int DEEPEST = 4;

    /** Limits the work of hostile style sheets; ordinary email has some dozens. */
    private static final int MOST_RULES = 1000;

    /** In characters applied: a rule for every element would make a body many times as large. */
    private static final int MOST_DECLARED = 2_000_000;

    private static final int WITHOUT_LAYER = Integer.MAX_VALUE;

    private static final Set<String> DECIDING_WHAT_IS_SEEN = Set.of(
            "-webkit-background-clip",
            "-webkit-text-fill-color",
            "background-clip",
            "background-image",
            "bottom",
            "clip",
            "clip-path",
            "content-visibility",
            "filter",
            "float",
            "height",
            "inset",
            "left",
            "max-height",
            "max-width",
            "min-height",
            "min-width",
            "opacity",
            "overflow",
            "overflow-x",
            "overflow-y",
            "position",
            "right",
            "text-indent",
            "text-shadow",
            "top",
            "transform",
            "visibility",
            "width");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(?:\\*/|\\z)|<!--|-->", Pattern.DOTALL);

    /** By the last part of the selector, which most elements don't match. */
    private final Map<String, List<Rule>> rules = new HashMap<>();

    private final Map<String, Integer> layers = new HashMap<>();
    private int size;
    private int declaredSoFar;
    private boolean asksForSiblings;
    private boolean groundsUnknown;

    private record Rule(Selector selector, int layer, int order, Declarations declarations) {}

    /** @param media the element's attribute, null if missing */
    public void add(String css, String media) {
        if (MediaQuery.holds(media)) {
            read(COMMENT.matcher(css).replaceAll(" "), 0, WITHOUT_LAYER);
        }
    }

    private void read(String css, int depth, int layer) {
        for (int at = 0; at < css.length(); ) {
            if (Character.isWhitespace(css.charAt(at))) {
                at++;
                continue;
            }
            // Statements such as @import have no block.
            int open = Css.next(css, at, css.charAt(at) == '@' ? "{;" : "{");
            var prelude = css.substring(at, open).strip();
            at = open + 1;
            if (open < css.length() && css.charAt(open) == '{') {
                int close = Css.next(css, at, "}");
                block(prelude, css.substring(at, close), depth, layer);
                at = close + 1;
            } else {
                statement(prelude);
            }
        }
    }

    /** Names layers, so that their order is known before their rules. */
    private void statement(String prelude) {
        if (prelude.toLowerCase(Locale.ROOT).startsWith("@layer ")) {
            Css.split(prelude.substring("@layer ".length()), ",").forEach(this::layer);
        }
    }

    private int layer(String name) {
        return layers.computeIfAbsent(name.isEmpty() ? " " + layers.size() : name, it -> layers.size());
    }

    private void block(String prelude, String content, int depth, int layer) {
        if (!prelude.startsWith("@")) {
            rule(prelude, Declarations.of(content), layer);
        } else if (depth < DEEPEST) {
            int end = Css.next(prelude, 0, " (\t\n");
            var condition = prelude.substring(end).strip();
            switch (prelude.substring(0, end).toLowerCase(Locale.ROOT)) {
                case "@media" -> readIf(MediaQuery.holds(condition), content, depth, layer);
                case "@supports" -> readIf(Supports.holds(condition), content, depth, layer);
                case "@layer" -> read(content, depth + 1, layer(condition));
                default -> {}
            }
        }
    }

    private void readIf(boolean counts, String content, int depth, int layer) {
        if (counts) {
            read(content, depth + 1, layer);
        }
    }

    private void rule(String prelude, Declarations declarations, int layer) {
        var selectors = SelectorReader.all(prelude);
        groundsUnknown |= declarations.namesAGround()
                && selectors.size() < Css.split(prelude, ",").size();
        declarations.keepOnly(it -> SafeStyles.PROPERTIES.contains(it) || DECIDING_WHAT_IS_SEEN.contains(it));
        for (var selector : selectors) {
            if (size < MOST_RULES && !declarations.isEmpty()) {
                asksForSiblings |= selector.asksForSiblings();
                rules.computeIfAbsent(selector.key(), key -> new ArrayList<>())
                        .add(new Rule(selector, layer, size++, declarations));
            }
        }
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Whether elements have to be remembered for their later siblings. */
    public boolean asksForSiblings() {
        return asksForSiblings;
    }

    /** Whether a rule that was not understood sets some elements' background. */
    public boolean leavesGroundsUnknown() {
        return groundsUnknown;
    }

    /** @return what the rules declare for an element at this place */
    public Declarations declared(Selector.Subject element, Selector.Place place, int depth) {
        var declared = Declarations.of(null);
        if (size > 0 && declaredSoFar < MOST_DECLARED) {
            element.keys()
                    .flatMap(key -> rules.getOrDefault(key, List.of()).stream())
                    .filter(rule -> rule.selector().matches(place, depth))
                    .sorted(Comparator.comparingInt(Rule::layer)
                            .thenComparingInt(rule -> rule.selector().specificity())
                            .thenComparingInt(Rule::order))
                    .forEach(rule -> declared.addAll(rule.declarations()));
            declaredSoFar += declared.length();
        }
        return declared;
    }
}
