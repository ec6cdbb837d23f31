package dev.mailsync.body;

import org.owasp.html.HtmlSanitizer;

/** The text of an HTML body, with the lines that a browser shows. */
final class PlainText implements VisibleBody.Reader {

    private final StringBuilder text = new StringBuilder();
    private boolean gap;

    private PlainText() {}

    static String of(String html) {
        var text = new PlainText();
        var body = new VisibleBody(text);
        // The library's own balancing drops what is nested too deeply.
        HtmlSanitizer.sanitize(html, body, balancing -> body);
        return text.text.toString().strip();
    }

    @Override
    public void open(Box box) {
        separate(box);
    }

    @Override
    public void close(Box box) {
        separate(box);
    }

    private void separate(Box box) {
        if (box.isCell()) {
            gap = true;
        } else if (box.isBlock()) {
            ownLine();
        }
    }

    @Override
    public void single(Markup element) {
        switch (element.name()) {
            case "br" -> newLine();
            case "hr" -> ownLine();
            default -> {}
        }
    }

    @Override
    public void text(String chunk, Box box) {
        chunk.chars().forEach(box.isPreformatted() ? this::asItIs : this::collapsed);
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

    /** Leaves at most one empty line. */
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
