package dev.mailsync.body;

import dev.mailsync.mail.MailBody;
import dev.mailsync.microsoft.Message;

/** The body of a message as it is stored: text, and HTML that the CRM can show inside its own page. */
public final class Bodies {

    private Bodies() {}

    public static MailBody of(Message message) {
        var body = message.body();
        return message.html()
                ? new MailBody(PlainText.of(body), SafeHtml.of(body))
                : new MailBody(body, body.isEmpty() ? "" : "<pre>" + escaped(body) + "</pre>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
