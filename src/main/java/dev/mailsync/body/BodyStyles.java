package dev.mailsync.body;

import java.util.Locale;
import java.util.Set;

import dev.mailsync.body.css.Declarations;
import dev.mailsync.body.css.StyleSheet;

/** The styles of a body: collects its {@code style} elements, and combines them with an element's own style. */
final class BodyStyles {

    private static final Set<String> TYPES = Set.of("", "text/css");
    private static final Set<String> NOT_PART_OF_THE_BODY = Set.of("template", "noscript");

    private final StyleSheet sheet = new StyleSheet();
    private final StringBuilder css = new StringBuilder();

    void collect(String text) {
        css.append(text);
    }

    /** @param element whose text was collected */
    void end(Markup element, OpenBoxes boxes) {
        var type = element.attribute("type");
        if (!boxes.hasAny(NOT_PART_OF_THE_BODY)
                && (type == null || TYPES.contains(type.strip().toLowerCase(Locale.ROOT)))) {
            sheet.add(css.toString(), element.attribute("media"));
        }
        css.setLength(0);
    }

    /** @return a box within the innermost one, with its styles */
    Box box(Markup element, OpenBoxes boxes) {
        var around = boxes.innermost();
        var box = new Box(element.with(styleOf(element, boxes)), around, !sheet.leavesGroundsUnknown());
        if (sheet.asksForSiblings()) {
            around.remember(element);
        }
        return box;
    }

    private Declarations styleOf(Markup element, OpenBoxes boxes) {
        var own = element.attribute("style");
        if (own == null && sheet.isEmpty()) {
            return Declarations.NONE;
        }
        boxes.expect(element);
        var style = sheet.declared(element, boxes, boxes.size());
        style.addAll(Declarations.of(own));
        return style;
    }
}
