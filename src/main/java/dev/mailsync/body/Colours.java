package dev.mailsync.body;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.mailsync.body.css.Declarations;

/**
 * Text and background colours belong together. A background that can't be displayed, because it is a picture, also
 * removes the colours of the text on it: white on white is worse than black.
 */
final class Colours {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{3}|#[0-9a-f]{6}|rgba?\\([^()]*\\)|[a-z]{3,30}");
    private static final Pattern TOKEN = Pattern.compile("[a-z-]+\\([^()]*\\)|\\S+");
    private static final Pattern UNKNOWN = Pattern.compile(".*[(#].*", Pattern.DOTALL);

    /** Keywords of the shorthand that are not colours. */
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

    /** The first one present names the colour. */
    private static final List<String> GROUNDS = List.of("background-color", "background", "background-image");

    private Colours() {}

    /** What an element does to the background of its text. */
    enum Ground {
        SAME,
        OWN,
        LOST
    }

    static Ground ground(Markup element) {
        var named = element.attribute("bgcolor");
        var declared = element.style().isEmpty() ? Ground.SAME : declared(element.style());
        if (declared == Ground.OWN || named == null && element.attribute("background") == null) {
            return declared;
        }
        return named != null && isColour(named) && isGrounded(element) ? Ground.OWN : Ground.LOST;
    }

    private static Ground declared(Declarations style) {
        if (!style.namesAGround()) {
            return Ground.SAME;
        }
        if (own(style).isPresent()) {
            return Ground.OWN;
        }
        return GROUNDS.stream()
                        .map(style::value)
                        .anyMatch(it -> UNKNOWN.matcher(it).matches())
                ? Ground.LOST
                : Ground.SAME;
    }

    private static boolean isColour(String named) {
        return SafeHtml.COLOUR.matcher(named.strip()).matches();
    }

    /** On these, the attribute is kept or becomes a style. */
    private static boolean isGrounded(Markup element) {
        return TableParts.ALL.contains(element.name()) || Rewritten.isFrame(element.name());
    }

    /** @return the colour of its background, as written */
    static Optional<String> own(Markup element) {
        return own(element.style())
                .or(() -> Optional.ofNullable(element.attribute("bgcolor"))
                        .map(it -> it.strip().toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> own(Declarations style) {
        return GROUNDS.stream().map(style::value).flatMap(Colours::colours).findFirst();
    }

    /** Keeps only a background's colour in the style, because nothing else of it is displayed. */
    static void leaveColourOf(Declarations style) {
        if (style.namesAGround()) {
            var colour = own(style);
            GROUNDS.forEach(style::remove);
            colour.ifPresent(it -> style.set("background-color", it));
        }
    }

    private static Stream<String> colours(String value) {
        return TOKEN.matcher(value)
                .results()
                .map(MatchResult::group)
                .filter(it -> COLOUR.matcher(it).matches() && !OTHERS.contains(it));
    }
}
