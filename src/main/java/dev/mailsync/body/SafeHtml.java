package dev.mailsync.body;

import java.util.regex.Pattern;

import dev.mailsync.body.css.SafeStyles;
import org.owasp.html.CssSchema;
import org.owasp.html.Handler;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;
import org.owasp.html.TagBalancingHtmlStreamEventReceiver;

/**
 * HTML that is safe in somebody else's page. It runs nothing, loads nothing, sends nothing, and paints nothing outside
 * its own box.
 */
final class SafeHtml {

    /** Limits the time that hostile nesting takes. */
    private static final int DEEPEST_READ = 1000;

    private static final String[] TABLE_PARTS = TableParts.ALL.toArray(String[]::new);

    /** The value of an attribute, on table elements and on {@code font}. */
    static final Pattern COLOUR = Pattern.compile("#?[0-9A-Za-z]{1,30}");

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,2}");
    private static final Pattern SHARE = Pattern.compile("[0-9]{1,2}%|100%");
    // Relative links are not allowed: they would lead into the CRM.
    private static final Pattern LINK = Pattern.compile("(?i)(?:https?://|mailto:|tel:).*", Pattern.DOTALL);

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowCommonInlineFormattingElements()
            .allowCommonBlockElements()
            .allowElements("a", "bdi", "bdo", "center", "dd", "dl", "dt", "hr", "pre")
            .allowElements(TABLE_PARTS)
            .allowTextIn("table")
            .allowUrlProtocols("http", "https", "mailto", "tel")
            .allowAttributes("href")
            .matching(LINK)
            .onElements("a")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .allowAttributes("align")
            .matching(true, "left", "center", "right", "justify")
            .globally()
            .allowAttributes("valign")
            .matching(true, "top", "middle", "bottom", "baseline")
            .onElements(TABLE_PARTS)
            .allowAttributes("colspan", "rowspan", "border", "cellpadding", "cellspacing")
            .matching(COUNT)
            .onElements(TABLE_PARTS)
            .allowAttributes("width")
            .matching(SHARE)
            .onElements(TABLE_PARTS)
            .allowAttributes("bgcolor")
            .matching(COLOUR)
            .onElements(TABLE_PARTS)
            .allowAttributes("color")
            .matching(COLOUR)
            .onElements("font")
            .allowAttributes("dir")
            .matching(true, "ltr", "rtl", "auto")
            .globally()
            .allowStyling(CssSchema.withProperties(SafeStyles.PROPERTIES))
            .withPostprocessor(ShallowHtml::new)
            .toFactory();

    private SafeHtml() {}

    static String of(String html) {
        var output = new StringBuilder(html.length());
        var policy = POLICY.apply(HtmlStreamRenderer.create(output, Handler.DO_NOTHING));
        // The library's own balancing drops text that is nested deeper than 256 elements.
        var balancing = new TagBalancingHtmlStreamEventReceiver(policy);
        balancing.setNestingLimit(DEEPEST_READ);
        var visible = new VisibleBody(new Rewritten(balancing));
        HtmlSanitizer.sanitize(html, policy, shallow -> visible);
        return output.toString();
    }
}
