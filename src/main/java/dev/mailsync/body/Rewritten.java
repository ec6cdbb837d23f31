package dev.mailsync.body;

import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.mailsync.body.css.Declarations;
import org.owasp.html.HtmlStreamEventReceiver;

/** The visible part of a body, as elements and inline styles that look the same without anything around them. */
final class Rewritten implements VisibleBody.Reader {

    /** Blocks of HTML5 and of whole documents become ordinary boxes. */
    private static final Set<String> BOXES = Set.of(
            "address",
            "article",
            "aside",
            "body",
            "details",
            "dialog",
            "dir",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "header",
            "hgroup",
            "html",
            "legend",
            "main",
            "menu",
            "nav",
            "optgroup",
            "option",
            "search",
            "section",
            "summary");

    /** Their content looks the same in these elements. */
    private static final Map<String, String> AS_OTHERS = Map.of(
            "listing", "pre", "plaintext", "pre", "textarea", "pre", "xmp", "pre", "object", "span", "applet", "span");

    /** Sizes of {@code font}, as browsers interpret its numbers. */
    private static final Map<String, String> SIZES = Map.of(
            "1", "10px", "2", "13px", "-1", "13px", "4", "18px", "+1", "18px", "5", "24px", "+2", "24px", "6", "32px",
            "7", "48px");

    private static final Map<String, String> AS_STYLES = Map.of("bgcolor", "background-color", "text", "color");

    private final HtmlStreamEventReceiver output;

    Rewritten(HtmlStreamEventReceiver output) {
        this.output = output;
    }

    @Override
    public void begin() {
        output.openDocument();
    }

    @Override
    public void end() {
        output.closeDocument();
    }

    @Override
    public void open(Box box) {
        if (!isEmptyFrame(box)) {
            output.openTag(name(box.name()), attributes(box));
        }
    }

    @Override
    public void close(Box box) {
        if (!isEmptyFrame(box)) {
            output.closeTag(name(box.name()));
        }
    }

    @Override
    public void single(Markup element) {
        output.openTag(element.name(), new LinkedList<>(element.attributes()));
    }

    @Override
    public void text(String text, Box box) {
        output.text(text);
    }

    private static String name(String name) {
        if (BOXES.contains(name)) {
            return "div";
        }
        return AS_OTHERS.getOrDefault(name, name);
    }

    /** Whether it is an element around everything visible. */
    static boolean isFrame(String name) {
        return name.equals("html") || name.equals("body");
    }

    /** True for nearly all bodies; a box around each would only take space. */
    private static boolean isEmptyFrame(Box box) {
        return isFrame(box.name())
                && box.markup().attribute("dir") == null
                && style(box).isEmpty();
    }

    private static List<String> attributes(Box box) {
        // The policy removes attributes that it doesn't allow from the middle.
        var attributes = new LinkedList<String>();
        var given = box.markup().attributes();
        for (int i = 0; i + 1 < given.size(); i += 2) {
            var name = given.get(i);
            if (!name.equals("style") && !(name.equals("color") && box.losesInk())) {
                attributes.add(name);
                attributes.add(given.get(i + 1).strip());
            }
        }
        var style = style(box);
        if (!style.isEmpty()) {
            attributes.add("style");
            attributes.add(style.css());
        }
        return attributes;
    }

    private static Declarations style(Box box) {
        var style = Declarations.of(null);
        if (isFrame(box.name())) {
            AS_STYLES.forEach((attribute, property) -> {
                var value = box.markup().attribute(attribute);
                if (value != null) {
                    style.set(property, value);
                }
            });
        }
        style.addAll(box.markup().style());
        Colours.leaveColourOf(style);
        if (Box.hasSizeOfItsOwn(box.markup())) {
            style.set(
                    "font-size",
                    SIZES.getOrDefault(box.markup().attribute("size").strip(), "16px"));
        }
        box.inkToRestore().filter(it -> style.value("color").isEmpty()).ifPresent(it -> style.set("color", it));
        if (box.losesInk()) {
            style.remove("color");
        }
        if (box.isBlock() && !Lines.isBlock(name(box.name()), "")) {
            style.set("display", "block");
        }
        return style;
    }
}
