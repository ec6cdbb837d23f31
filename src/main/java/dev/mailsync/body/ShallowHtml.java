package dev.mailsync.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.mailsync.body.css.SafeStyles;
import org.owasp.html.HtmlStreamEventReceiver;

/** Filters the policy's output: styles that stay inside, and no deeper than browsers handle well. */
final class ShallowHtml implements HtmlStreamEventReceiver {

    /** Browsers cut deep trees as well. Anything deeper keeps its text but loses its tags. */
    private static final int DEEPEST = 200;

    private static final Set<String> VOID = Set.of("br", "col", "hr");

    private final HtmlStreamEventReceiver output;
    private int depth;

    ShallowHtml(HtmlStreamEventReceiver output) {
        this.output = output;
    }

    @Override
    public void openDocument() {
        output.openDocument();
    }

    @Override
    public void closeDocument() {
        output.closeDocument();
    }

    @Override
    public void openTag(String name, List<String> attributes) {
        if (VOID.contains(name) || depth++ < DEEPEST) {
            output.openTag(name, restyled(attributes));
        }
    }

    @Override
    public void closeTag(String name) {
        if (--depth < DEEPEST) {
            output.closeTag(name);
        }
    }

    @Override
    public void text(String text) {
        output.text(text);
    }

    private static List<String> restyled(List<String> attributes) {
        var kept = new ArrayList<String>();
        for (int i = 0; i < attributes.size(); i += 2) {
            var name = attributes.get(i);
            var value = name.equals("style") ? SafeStyles.within(attributes.get(i + 1)) : attributes.get(i + 1);
            if (!name.equals("style") || !value.isEmpty()) {
                kept.addAll(List.of(name, value));
            }
        }
        return kept;
    }
}
