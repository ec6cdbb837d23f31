package dev.mailsync.body;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.mailsync.body.Colours.Ground;
import dev.mailsync.body.css.Colour;
import dev.mailsync.body.css.Declarations;

/**
 * The colours of text and its background.
 *
 * @param ground the background colour, empty if unknown or the page's own
 * @param certain whether that is what lies behind the text, and nothing else makes the text stand out
 * @param onPage whether no element sets a background
 * @param groundLost whether the background was a picture, which is not displayed
 * @param ink the text colour as written, empty if it is the browser's choice or unknown
 * @param text the same, empty if its appearance is unknown
 */
record Paint(
        Optional<Colour> ground,
        boolean certain,
        boolean onPage,
        boolean groundLost,
        String ink,
        Optional<Colour> text) {

    static final Paint ORDINARY = new Paint(Optional.empty(), true, true, false, "", Optional.empty());

    /** Browsers use their own text colours in these. */
    private static final Set<String> WITH_OWN_COLOURS =
            Set.of("a", "mark", "table", "button", "input", "select", "textarea", "option", "fieldset", "legend");

    private static final Set<String> IN_ITS_PLACE = Set.of("", "static", "initial", "unset");

    /** Whether the text has its background's colour, or none. */
    boolean hidesText() {
        return certain && !groundLost && hasNoContrast();
    }

    /** White text on a white page was written in dark mode, and for people. */
    boolean losesInk() {
        return groundLost || !certain && hasNoContrast() || onPage && text.equals(Optional.of(Colour.WHITE));
    }

    private boolean hasNoContrast() {
        return text.filter(it -> it.transparent() || ground.equals(Optional.of(it)))
                .isPresent();
    }

    Paint within(Markup element, boolean groundsKnown) {
        if (groundsKnown && isPlain(element)) {
            return this;
        }
        var effect = Colours.ground(element);
        var style = element.style();
        var itsInk = ink(element);
        var doubtful = !groundsKnown || mayLieOnAnother(style) || isLit(style);
        return new Paint(
                effect == Ground.LOST ? Optional.empty() : ground(element, effect),
                !doubtful && (certain || effect == Ground.OWN),
                onPage && effect == Ground.SAME,
                effect == Ground.LOST || effect == Ground.SAME && groundLost,
                itsInk,
                itsInk.equals(ink) ? text : Colour.of(itsInk));
    }

    /** Most elements paint nothing. */
    private static boolean isPlain(Markup element) {
        return element.style().isEmpty()
                && element.attributes().isEmpty()
                && !WITH_OWN_COLOURS.contains(element.name());
    }

    private Optional<Colour> ground(Markup element, Ground effect) {
        return effect == Ground.SAME
                ? ground
                : Colours.own(element).flatMap(Colour::of).flatMap(it -> it.transparent() ? ground : Optional.of(it));
    }

    /** Positioned or moved elements may cover a picture, or a box in another colour. */
    private static boolean mayLieOnAnother(Declarations style) {
        return !style.isEmpty()
                && (!IN_ITS_PLACE.contains(style.value("position"))
                        || !style.value("transform").isEmpty()
                        || Stream.of("margin", "margin-top", "margin-left", "margin-bottom", "margin-right")
                                .anyMatch(it -> style.value(it).contains("-")));
    }

    /** Letters that are cut out of a picture or cast a shadow. */
    private static boolean isLit(Declarations style) {
        return !style.isEmpty()
                && (!style.value("text-shadow").isEmpty()
                        || Stream.of("background-clip", "-webkit-background-clip")
                                .anyMatch(it -> style.value(it).contains("text")));
    }

    private String ink(Markup element) {
        var declared = declared(element);
        if (declared.isEmpty()) {
            return WITH_OWN_COLOURS.contains(element.name()) ? "" : ink;
        }
        return declared.equals("inherit") ? ink : declared;
    }

    private static String declared(Markup element) {
        var filled = element.style().value("-webkit-text-fill-color");
        var colour = filled.isEmpty() ? element.style().value("color") : filled;
        var attribute = colour.isEmpty() ? attribute(element) : null;
        return attribute == null ? colour : attribute.strip().toLowerCase(Locale.ROOT);
    }

    private static String attribute(Markup element) {
        return switch (element.name()) {
            case "font" -> element.attribute("color");
            case "body" -> element.attribute("text");
            default -> null;
        };
    }
}
