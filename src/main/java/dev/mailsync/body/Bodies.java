package dev.mailsync.body;

import java.util.regex.Pattern;

import dev.mailsync.mail.MailBody;
import dev.mailsync.microsoft.graph.Message;
import dev.mailsync.platform.identity.OneLine;

/** A message's body as stored: text, and HTML that the CRM can show in its own page. */
public final class Bodies {

    /** All controls except tabs and line ends. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\t\n]]");

    /** As long as Microsoft's previews, in characters. */
    private static final int LONGEST_PREVIEW = 255;

    /** Includes whitespace that a single line doesn't need. */
    private static final int LONGEST_BEGINNING = 2_000;

    private Bodies() {}

    public static MailBody of(Message message) {
        var seen = message.html() ? ofHtml(message.body()) : ofText(message.body());
        return OneLine.of(seen.text()).isBlank()
                ? SealedBody.notice(message).map(Bodies::ofText).orElse(seen)
                : seen;
    }

    /**
     * @param body of the message
     * @return the beginning of what people see, on one line; if there is nothing to see, Microsoft's preview
     */
    public static String previewOf(MailBody body, Message message) {
        var seen = OneLine.of(body.text().substring(0, Math.min(body.text().length(), LONGEST_BEGINNING)));
        return seen.isEmpty() ? message.preview() : seen.substring(0, seen.offsetByCodePoints(0, shown(seen)));
    }

    private static int shown(String line) {
        return Math.min(LONGEST_PREVIEW, line.codePointCount(0, line.length()));
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
