package dev.mailsync.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.body.css.Declarations;
import dev.mailsync.body.css.Selector;

/** An open element and how its content is displayed. */
final class Box implements Selector.Subject {

    private static final Set<String> PREFORMATTED = Set.of("pre", "listing", "xmp", "textarea", "plaintext");

    private static final Set<String> OUTSIDE_OF_LINES = Set.of("left", "right", "absolute", "fixed");

    /** How many siblings a selector can look back. */
    private static final int REMEMBERED = 64;

    private final Markup markup;
    private final boolean block;
    private final boolean cell;
    private final boolean gone;
    private final boolean sizeless;
    private final boolean flat;
    private final boolean invisible;
    private final boolean preformatted;
    private final boolean separating;
    private final Paint paint;
    private final boolean aroundLosesInk;
    private final List<Markup> children = new ArrayList<>(0);
    private int lastPosition;

    /** The box around everything. */
    Box() {
        markup = new Markup("", List.of(), 1, Declarations.NONE);
        block = true;
        cell = gone = sizeless = flat = invisible = preformatted = separating = aroundLosesInk = false;
        paint = Paint.ORDINARY;
    }

    /** @param groundsKnown whether all rules that set a background were understood */
    Box(Markup markup, Box around, boolean groundsKnown) {
        this.markup = markup;
        var style = markup.style();
        var display = Lines.display(style);
        block = Lines.isBlock(markup.name(), display) || around.separating || isTakenOut(style);
        cell = Lines.isCell(markup.name(), display);
        gone = around.gone || Hiding.isGone(markup, block);
        sizeless = !hasSizeOfItsOwn(markup) && Hiding.hasNoSize(style, around.sizeless);
        flat = Hiding.isFlat(style, block, around.flat);
        invisible = Hiding.isInvisible(style, around.invisible);
        preformatted = isPreformatted(style.value("white-space"), around);
        separating = Lines.separatesChildren(display);
        paint = around.paint.within(markup, groundsKnown);
        aroundLosesInk = around.paint.losesInk();
    }

    /** Floats and positioned elements leave their line and become blocks. */
    private static boolean isTakenOut(Declarations style) {
        return OUTSIDE_OF_LINES.contains(style.value("float")) || OUTSIDE_OF_LINES.contains(style.value("position"));
    }

    /** The attribute is relative to the text's default size. */
    static boolean hasSizeOfItsOwn(Markup markup) {
        return markup.name().equals("font")
                && markup.attribute("size") != null
                && markup.style().value("font-size").isEmpty();
    }

    private boolean isPreformatted(String whiteSpace, Box around) {
        return switch (whiteSpace) {
            case "pre", "pre-wrap", "pre-line", "break-spaces" -> true;
            case "normal", "nowrap", "initial" -> false;
            default -> PREFORMATTED.contains(name()) || around.preformatted;
        };
    }

    Markup markup() {
        return markup;
    }

    /** Whether it is on lines of its own. */
    boolean isBlock() {
        return block;
    }

    /** Whether it is next to others in a row. */
    boolean isCell() {
        return cell;
    }

    /** Whether nothing in it is displayed. */
    boolean isGone() {
        return gone;
    }

    /** Whether text directly in it is displayed. */
    boolean showsText() {
        return showsPictures() && !sizeless && !flat && !paint.hidesText();
    }

    /** Whether a picture directly in it is displayed; text size and colour don't matter for that. */
    boolean showsPictures() {
        return !gone && !invisible;
    }

    /** Whether line breaks in the source are displayed. */
    boolean isPreformatted() {
        return preformatted;
    }

    /** Whether its text can't keep its colour because the background isn't the one it was chosen for. */
    boolean losesInk() {
        return paint.losesInk();
    }

    /** @return the colour it inherits from an element around it that lost it; empty if none */
    Optional<String> inkToRestore() {
        return Optional.of(paint.ink()).filter(it -> aroundLosesInk && !paint.losesInk() && !it.isEmpty());
    }

    /** @return the position of a child that starts now */
    int nextPosition() {
        return ++lastPosition;
    }

    void remember(Markup child) {
        if (children.size() == 2 * REMEMBERED) {
            children.subList(0, REMEMBERED).clear();
        }
        children.add(child);
    }

    /** The remembered children, latest last. */
    List<Markup> children() {
        return children;
    }

    /** A body without these tags still has these elements. */
    @Override
    public boolean isNamed(String wanted) {
        return markup.name().equals(wanted)
                || markup.name().isEmpty() && (wanted.equals("html") || wanted.equals("body"));
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

    @Override
    public String attribute(String wanted) {
        return markup.attribute(wanted);
    }

    @Override
    public int position() {
        return markup.position();
    }
}
