package dev.mailsync.sandbox.mailbox.message;

/** A mail's body as it was sent. */
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
