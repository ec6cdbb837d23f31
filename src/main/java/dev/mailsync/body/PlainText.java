package dev.mailsync.body;

import java.util.List;
import java.util.Set;

import org.owasp.html.HtmlSanitizer;

/** The text of an HTML body with its lines, read in one pass, however large or deeply nested the body is. */
final class PlainText implements HtmlSanitizer.Policy {

    private static final Set<String> UNSEEN = Set.of("script", "style", "title", "textarea", "xmp");

    private static final Set<String> LINES = Set.of(
            "address",
            "blockquote",
            "center",
            "dd",
            "div",
            "dt",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "table",
            "tr",
            "ul");

    private final StringBuilder text = new StringBuilder();
    private String unseen = "";
    private int preformatted;
    private boolean gap;

    private PlainText() {}

    static String of(String html) {
        var policy = new PlainText();
        HtmlSanitizer.sanitize(html, policy, balancing -> policy);
        return policy.text.toString().strip();
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String name, List<String> attributes) {
        if (UNSEEN.contains(name)) {
            unseen = name;
        } else if (name.equals("br")) {
            newLine();
        } else if (LINES.contains(name)) {
            ownLine();
        } else if (name.equals("td") || name.equals("th")) {
            gap = true;
        }
        if (name.equals("pre")) {
            preformatted++;
        }
    }

    @Override
    public void closeTag(String name) {
        if (name.equals(unseen)) {
            unseen = "";
        } else if (LINES.contains(name)) {
            ownLine();
        }
        if (name.equals("pre")) {
            preformatted = Math.max(0, preformatted - 1);
        }
    }

    @Override
    public void text(String chunk) {
        if (unseen.isEmpty()) {
            chunk.chars().forEach(preformatted > 0 ? this::asItIs : this::collapsed);
        }
    }

    private void asItIs(int character) {
        if (character == '\n') {
            newLine();
        } else if (character != '\r') {
            append(character);
        }
    }

    private void collapsed(int character) {
        if (" \t\n\f\r".indexOf(character) >= 0) {
            gap = true;
        } else {
            append(character);
        }
    }

    private void append(int character) {
        if (gap && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append(' ');
        }
        gap = false;
        text.append(character == '\u00a0' ? ' ' : (char) character);
    }

    private void ownLine() {
        dropSpaces();
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    /** At most one line is left empty. */
    private void newLine() {
        dropSpaces();
        int length = text.length();
        if (length < 2 || text.charAt(length - 1) != '\n' || text.charAt(length - 2) != '\n') {
            text.append('\n');
        }
    }

    private void dropSpaces() {
        gap = false;
        int length = text.length();
        while (length > 0 && text.charAt(length - 1) == ' ') {
            length--;
        }
        text.setLength(length);
    }
}
