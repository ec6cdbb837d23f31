package dev.mailsync.sandbox.mailbox.message;

import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML body, with line breaks where a reader sees them. */
final class HtmlText implements NodeVisitor {

    private static final Set<String> BREAKING = Set.of("br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote");

    private final StringBuilder text = new StringBuilder();

    private HtmlText() {}

    static String of(String html) {
        var visitor = new HtmlText();
        Jsoup.parse(html).body().traverse(visitor);
        return visitor.text.toString().replaceAll("[ \\t]*\\n[ \\t]*", "\n").strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.append(words.text());
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && BREAKING.contains(element.normalName())) {
            text.append('\n');
        }
    }
}
