package dev.mailsync.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.owasp.html.HtmlSanitizer;

/**
 * Reads HTML as a browser would show it, in one pass and without a tree, however large or deeply nested it is: what is
 * hidden is passed over, the rules of its style sheets have been applied, pictures are their alternative text.
 */
final class VisibleBody implements HtmlSanitizer.Policy {

    /** What is told of a body. Between {@code open} and {@code close} of a box come its texts and boxes. */
    interface Reader {
        default void begin() {}

        default void end() {}

        void open(Box box);

        void close(Box box);

        void text(String text, Box box);

        /** A line ends here, or a rule is drawn, or the like. */
        void single(Markup element);
    }

    /** Elements further in keep their text, and lose what they mean. */
    private static final int DEEPEST = 1000;

    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr");

    private final Reader reader;
    private final StyleSheet sheet = new StyleSheet();
    private final StringBuilder css = new StringBuilder();
    private final List<Box> boxes = new ArrayList<>();
    private final Map<String, Integer> open = new HashMap<>();
    private int tooDeep;

    VisibleBody(Reader reader) {
        this.reader = reader;
        boxes.add(new Box());
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
    public void openTag(String name, List<String> attributes) {
        endWhatEndsBefore(name);
        var plain = new Markup(name, List.copyOf(attributes), Declarations.NONE);
        var markup = new Markup(name, plain.attributes(), style(plain));
        var box = new Box(markup, innermost());
        if (VOID.contains(name)) {
            single(box);
        } else if (boxes.size() >= DEEPEST) {
            tooDeep++;
        } else {
            begin(box);
        }
    }

    private Declarations style(Markup element) {
        var own = element.attribute("style");
        if (own == null && sheet.isEmpty()) {
            return Declarations.NONE;
        }
        var style = sheet.declared(element, boxes);
        style.addAll(Declarations.of(own));
        return style;
    }

    private void begin(Box box) {
        boxes.add(box);
        open.merge(box.name(), 1, Integer::sum);
        if (!box.isGone()) {
            reader.open(box);
        }
    }

    private void single(Box box) {
        if (box.isGone()) {
            return;
        }
        var alternative = Pictures.alternative(box.markup());
        if (!alternative.isEmpty() && box.showsText()) {
            reader.text(" " + alternative + " ", innermost());
        } else {
            reader.single(box.markup());
        }
    }

    private void endWhatEndsBefore(String name) {
        var ended = Lines.endedBy(name);
        if (ended.stream().noneMatch(open::containsKey)) {
            return;
        }
        for (int i = boxes.size() - 1; i > 0; i--) {
            if (ended.contains(boxes.get(i).name())) {
                endDownTo(i);
            } else if (Lines.holds(boxes.get(i).name(), name)) {
                return;
            }
        }
    }

    @Override
    public void closeTag(String name) {
        if (tooDeep > 0) {
            tooDeep--;
        } else if (open.containsKey(name)) {
            end(name);
        } else if (Lines.isHeading(name)) {
            boxes.reversed().stream()
                    .map(Box::name)
                    .filter(Lines::isHeading)
                    .findFirst()
                    .ifPresent(this::end);
        } else if (name.equals("p")) {
            // As browsers do: a paragraph that nobody began is an empty one.
            openTag(name, List.of());
            end(name);
        }
    }

    private void end(String name) {
        for (int i = boxes.size() - 1; i > 0; i--) {
            if (boxes.get(i).name().equals(name)) {
                endDownTo(i);
                return;
            }
            if (Lines.keeps(boxes.get(i).name(), name)) {
                return;
            }
        }
    }

    private void endDownTo(int size) {
        while (boxes.size() > size) {
            var box = boxes.removeLast();
            open.computeIfPresent(box.name(), (name, count) -> count == 1 ? null : count - 1);
            if (box.name().equals("style")) {
                sheet.add(css.toString(), box.markup().attribute("media"));
                css.setLength(0);
            }
            if (!box.isGone()) {
                reader.close(box);
            }
        }
    }

    @Override
    public void text(String text) {
        var around = innermost();
        if (around.name().equals("style")) {
            css.append(text);
        } else if (around.showsText()) {
            reader.text(text, around);
        }
    }

    private Box innermost() {
        return boxes.getLast();
    }
}
