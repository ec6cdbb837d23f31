package dev.mailsync.body;

import java.util.regex.Pattern;

import dev.mailsync.mail.MailBody;
import dev.mailsync.microsoft.Message;

/** The body of a message as it is stored: text, and HTML that the CRM can show inside its own page. */
public final class Bodies {

    /** All but tabs and the ends of lines. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\t\n]]");

    private Bodies() {}

    public static MailBody of(Message message) {
        var seen = message.html() ? ofHtml(message.body()) : ofText(message.body());
        return seen.text().isBlank()
                ? SealedBody.notice(message).map(Bodies::ofText).orElse(seen)
                : seen;
    }

    /** @return the beginning of the body in one line; null where it has none */
    public static String previewOf(Message message) {
        var preview = message.preview();
        return preview == null || preview.isBlank() ? SealedBody.notice(message).orElse(preview) : preview;
    }

    private static MailBody ofHtml(String html) {
        return new MailBody(readable(PlainText.of(html)), readable(SafeHtml.of(html)));
    }

    private static MailBody ofText(String text) {
        var readable = readable(text);
        return new MailBody(readable, readable.isEmpty() ? "" : "<pre>" + escaped(readable) + "</pre>");
    }

    private static String readable(String text) {
        return CONTROLS.matcher(text.replace("\r\n", "\n")).replaceAll("");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
