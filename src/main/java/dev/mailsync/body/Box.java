package dev.mailsync.body;

import java.util.List;
import java.util.Set;

import dev.mailsync.body.Colours.Ground;

/** An open element, and how its content is shown. */
final class Box implements Selector.Subject {

    private static final Set<String> PREFORMATTED = Set.of("pre", "listing");

    /** Their text is not for people. */
    private static final Set<String> UNSEEN = Set.of(
            "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "template", "datalist");

    private static final Set<String> OUTSIDE_OF_LINES = Set.of("left", "right", "absolute", "fixed");

    private final Markup markup;
    private final boolean block;
    private final boolean cell;
    private final boolean gone;
    private final boolean sizeless;
    private final boolean invisible;
    private final boolean preformatted;
    private final boolean separating;
    private final boolean groundLost;

    /** What stands around everything. */
    Box() {
        markup = new Markup("", List.of(), Declarations.NONE);
        block = true;
        cell = gone = sizeless = invisible = preformatted = separating = groundLost = false;
    }

    Box(Markup markup, Box around) {
        this.markup = markup;
        var style = markup.style();
        var display = style.value("display");
        block = Lines.isBlock(markup.name(), display) || around.separating || isTakenOut(style);
        cell = Lines.isCell(markup.name(), display);
        gone = around.gone || UNSEEN.contains(markup.name()) || Hiding.isGone(markup, block);
        sizeless = !hasSizeOfItsOwn(markup) && Hiding.hasNoSize(style, around.sizeless);
        invisible = Hiding.isInvisible(style, around.invisible);
        preformatted = isPreformatted(style.value("white-space"), around);
        separating = Lines.separatesChildren(display);
        var ground = Colours.ground(markup);
        groundLost = ground == Ground.LOST || ground == Ground.SAME && around.groundLost;
    }

    /** Floats and placed elements leave their line and become blocks. */
    private static boolean isTakenOut(Declarations style) {
        return OUTSIDE_OF_LINES.contains(style.value("float")) || OUTSIDE_OF_LINES.contains(style.value("position"));
    }

    /** The attribute counts from the text's ordinary size. */
    private static boolean hasSizeOfItsOwn(Markup markup) {
        return markup.name().equals("font")
                && markup.attribute("size") != null
                && markup.style().value("font-size").isEmpty();
    }

    private boolean isPreformatted(String whiteSpace, Box around) {
        return switch (whiteSpace) {
            case "pre", "pre-wrap", "pre-line", "break-spaces" -> true;
            case "normal", "nowrap" -> false;
            default -> PREFORMATTED.contains(name()) || around.preformatted;
        };
    }

    Markup markup() {
        return markup;
    }

    /** Whether it stands on lines of its own. */
    boolean isBlock() {
        return block;
    }

    /** Whether it stands beside others in a row. */
    boolean isCell() {
        return cell;
    }

    /** Whether nothing in it is shown. */
    boolean isGone() {
        return gone;
    }

    /** Whether text directly in it is shown. */
    boolean showsText() {
        return !gone && !sizeless && !invisible;
    }

    /** Whether line ends of the source are lines. */
    boolean isPreformatted() {
        return preformatted;
    }

    /** Whether its text stood on a picture that is not shown. */
    boolean hasLostItsGround() {
        return groundLost;
    }

    @Override
    public String name() {
        return markup.name();
    }

    @Override
    public String id() {
        return markup.id();
    }

    @Override
    public Set<String> classes() {
        return markup.classes();
    }
}
