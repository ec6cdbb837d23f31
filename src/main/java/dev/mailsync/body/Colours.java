package dev.mailsync.body;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Colours of text and ground go together. A ground that cannot be shown, as it is a picture, takes the colours of the text
 * on it away: white on white is worse than black.
 */
final class Colours {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{3}|#[0-9a-f]{6}|rgba?\\([^()]*\\)|[a-z]{3,30}");
    private static final Pattern TOKEN = Pattern.compile("[a-z-]+\\([^()]*\\)|\\S+");
    private static final Pattern UNKNOWN = Pattern.compile(".*[(#].*", Pattern.DOTALL);

    /** Words of the shorthand that are no colours. */
    private static final Set<String> OTHERS = Set.of(
            "none",
            "transparent",
            "inherit",
            "initial",
            "unset",
            "revert",
            "repeat",
            "space",
            "round",
            "top",
            "left",
            "right",
            "bottom",
            "center",
            "cover",
            "contain",
            "auto",
            "scroll",
            "fixed",
            "local");

    /** What comes first names the colour. */
    private static final List<String> GROUNDS = List.of("background-color", "background", "background-image");

    /** On which elements the attribute is left. */
    private static final Set<String> GROUNDED =
            Set.of("html", "body", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "col", "colgroup");

    private Colours() {}

    /** What an element does to the ground behind its text. */
    enum Ground {
        SAME,
        OWN,
        LOST
    }

    static Ground ground(Markup element) {
        var named = element.attribute("bgcolor");
        if (named != null) {
            return SafeHtml.COLOUR.matcher(named.strip()).matches() && GROUNDED.contains(element.name())
                    ? Ground.OWN
                    : Ground.LOST;
        }
        if (element.attribute("background") != null) {
            return Ground.LOST;
        }
        return element.style().isEmpty() ? Ground.SAME : declared(element.style());
    }

    /** Leaves a ground's colour alone in the style, since nothing else of it is shown. */
    private static Ground declared(Declarations style) {
        var grounds = GROUNDS.stream().map(style::value).toList();
        var colour = grounds.stream().flatMap(Colours::colours).findFirst();
        GROUNDS.forEach(style::remove);
        colour.ifPresent(it -> style.set("background-color", it));
        if (colour.isPresent()) {
            return Ground.OWN;
        }
        return grounds.stream().anyMatch(it -> UNKNOWN.matcher(it).matches()) ? Ground.LOST : Ground.SAME;
    }

    private static Stream<String> colours(String value) {
        return TOKEN.matcher(value)
                .results()
                .map(MatchResult::group)
                .filter(it -> COLOUR.matcher(it).matches() && !OTHERS.contains(it));
    }
}
