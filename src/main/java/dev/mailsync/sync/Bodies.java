package dev.mailsync.sync;

import dev.mailsync.mail.MailBody;
import dev.mailsync.microsoft.Message;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** The body of a message as it is stored: text, and HTML that the CRM can show inside its own page. */
final class Bodies {

    /** No scripts, forms, frames or remote images; links and inline styles as far as they cannot do harm. */
    private static final PolicyFactory SAFE = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.LINKS)
            .and(Sanitizers.TABLES)
            .and(Sanitizers.STYLES);

    private Bodies() {}

    static MailBody of(Message message) {
        var body = message.body();
        return message.html()
                ? new MailBody(text(body), SAFE.sanitize(body))
                : new MailBody(body, body.isEmpty() ? "" : "<pre>" + Entities.escape(body) + "</pre>");
    }

    private static String text(String html) {
        var document = Jsoup.parse(html);
        document.select("style, script, title").remove();
        document.select("p, div, tr, li, blockquote, pre, h1, h2, h3, h4, h5, h6, table")
                .after("\n");
        return document.wholeText()
                .replaceAll("[ \\t\\x0B\\f\\r]+", " ")
                .replaceAll(" ?\n ?", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}
