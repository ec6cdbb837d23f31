package dev.mailsync.sandbox.mailbox.message;

/** An email's body as sent. */
public record Body(boolean html, String content) {

    public static Body text(String content) {
        return new Body(false, content);
    }

    public static Body html(String content) {
        return new Body(true, content);
    }

    public String asText() {
        return html ? HtmlText.of(content) : content;
    }
}
