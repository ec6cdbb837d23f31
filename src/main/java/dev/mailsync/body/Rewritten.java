package dev.mailsync.body;

import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.mailsync.body.css.Declarations;
import org.owasp.html.HtmlStreamEventReceiver;

/** What is seen of a body, in elements and inline styles that need nothing around them to look the same. */
final class Rewritten implements VisibleBody.Reader {

    /** Blocks of HTML5 and of whole documents are boxes like any other. */
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

    /** What they hold is seen as it would be in these. */
    private static final Map<String, String> AS_OTHERS = Map.of(
            "listing", "pre", "plaintext", "pre", "textarea", "pre", "xmp", "pre", "object", "span", "applet", "span");

    /** Of {@code font}, as browsers understand its numbers. */
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

    /** Whether it is what stands around all that is seen. */
    static boolean isFrame(String name) {
        return name.equals("html") || name.equals("body");
    }

    /** Nearly all bodies; a box around each would only take room. */
    private static boolean isEmptyFrame(Box box) {
        return isFrame(box.name())
                && box.markup().attribute("dir") == null
                && style(box).isEmpty();
    }

    private static List<String> attributes(Box box) {
        // The policy takes out of the middle what it does not let through.
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
