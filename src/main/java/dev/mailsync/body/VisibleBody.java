package dev.mailsync.body;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.mailsync.body.css.Declarations;
import org.owasp.html.HtmlSanitizer;

/**
 * Reads HTML as a browser would show it, in one pass and without a tree, however large or deeply nested it is: skips
 * hidden elements, applies the style sheets' rules, and replaces pictures with their alternative text.
 */
final class VisibleBody implements HtmlSanitizer.Policy {

    /** Receives a body. Between {@code open} and {@code close} of a box come its texts and boxes. */
    interface Reader {
        default void begin() {}

        default void end() {}

        void open(Box box);

        void close(Box box);

        void text(String text, Box box);

        /** A line break, a rule or the like. */
        void single(Markup element);
    }

    /** Deeper elements keep their text but lose their meaning. */
    private static final int DEEPEST = 1000;

    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr");

    private final Reader reader;
    private final BodyStyles styles = new BodyStyles();
    private final OpenBoxes boxes = new OpenBoxes();
    private int tooDeep;

    VisibleBody(Reader reader) {
        this.reader = reader;
    }

    @Override
    public void openDocument() {
        reader.begin();
    }

    @Override
    public void closeDocument() {
        endDownTo(1);
        reader.end();
    }

    @Override
    public void openTag(String given, List<String> attributes) {
        var name = given.equals("image") ? "img" : given;
        if (TableParts.INNER.contains(name) && !boxes.has("table")) {
            return;
        }
        endWhatEndsBefore(name);
        beginWhatStandsAround(name);
        if (VOID.contains(name)) {
            single(box(name, attributes));
        } else if (boxes.size() >= DEEPEST) {
            tooDeep++;
        } else {
            begin(box(name, attributes));
        }
    }

    /** Rows belong in groups and cells in rows, even if a body doesn't say so. */
    private void beginWhatStandsAround(String name) {
        var isCell = TableParts.CELLS.contains(name);
        if (boxes.size() >= DEEPEST - 2 || !isCell && !name.equals("tr")) {
            return;
        }
        if (boxes.innermost().name().equals("table")) {
            begin(box("tbody", List.of()));
        }
        if (isCell && TableParts.GROUPS.contains(boxes.innermost().name())) {
            begin(box("tr", List.of()));
        }
    }

    private Box box(String name, List<String> attributes) {
        var position = boxes.innermost().nextPosition();
        return styles.box(new Markup(name, List.copyOf(attributes), position, Declarations.NONE), boxes);
    }

    private void begin(Box box) {
        boxes.push(box);
        if (!box.isGone()) {
            reader.open(box);
        }
    }

    private void single(Box box) {
        if (box.isGone()) {
            return;
        }
        var alternative = Pictures.alternative(box.markup());
        if (alternative.isEmpty() || !box.showsPictures()) {
            reader.single(box.markup());
        } else if (box.showsText()) {
            reader.text(" " + alternative + " ", boxes.innermost());
        } else {
            var words = Pictures.readable(boxes.innermost());
            reader.open(words);
            reader.text(" " + alternative + " ", words);
            reader.close(words);
        }
    }

    private void endWhatEndsBefore(String name) {
        var ended = Lines.endedBy(name);
        if (!boxes.hasAny(ended)) {
            return;
        }
        for (int i = boxes.size() - 1; i > 0; i--) {
            if (ended.contains(boxes.name(i))) {
                endDownTo(i);
            } else if (Lines.holds(boxes.name(i), name)) {
                return;
            }
        }
    }

    @Override
    public void closeTag(String name) {
        if (tooDeep > 0) {
            tooDeep--;
        } else if (boxes.has(name)) {
            end(name);
        } else if (Lines.isHeading(name)) {
            IntStream.iterate(boxes.size() - 1, it -> it > 0, it -> it - 1)
                    .mapToObj(boxes::name)
                    .filter(Lines::isHeading)
                    .findFirst()
                    .ifPresent(this::end);
        } else if (name.equals("p")) {
            // As in browsers: the end of a paragraph that was never started makes an empty one.
            openTag(name, List.of());
            end(name);
        } else if (name.equals("br")) {
            openTag(name, List.of());
        }
    }

    private void end(String name) {
        for (int i = boxes.size() - 1; i > 0; i--) {
            if (boxes.name(i).equals(name)) {
                endDownTo(i);
                return;
            }
            if (Lines.keeps(boxes.name(i), name)) {
                return;
            }
        }
    }

    private void endDownTo(int size) {
        while (boxes.size() > size) {
            var box = boxes.pop();
            if (box.name().equals("style")) {
                styles.end(box.markup(), boxes);
            }
            if (!box.isGone()) {
                reader.close(box);
            }
        }
    }

    @Override
    public void text(String text) {
        var around = boxes.innermost();
        if (around.name().equals("style")) {
            styles.collect(text);
        } else if (around.showsText()) {
            reader.text(text, around);
        }
    }
}
