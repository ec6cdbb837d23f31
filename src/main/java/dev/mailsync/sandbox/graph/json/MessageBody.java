package dev.mailsync.sandbox.graph.json;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.graph.call.View;
import dev.mailsync.sandbox.mailbox.message.Body;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** A body as Graph returns it: HTML without the dangerous parts, unless the caller prefers otherwise. */
final class MessageBody {

    private static final String CHARSET = "text/html; charset=utf-8";

    private MessageBody() {}

    static JsonNode of(Body body, View view) {
        if (view.textBody()) {
            return json("text", body.asText());
        }
        var html = body.html() ? body.content() : htmlOf(body.content());
        return json("html", view.unsafeHtml() ? html : safe(html));
    }

    private static JsonNode json(String type, String content) {
        return Json.object().put("contentType", type).put("content", content);
    }

    private static String htmlOf(String text) {
        var lines = Entities.escape(text).replaceAll("\\r?\\n", "<br>\r\n");
        return "<html><head></head><body><div class=\"PlainText\">" + lines + "</div></body></html>";
    }

    private static String safe(String html) {
        var document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        document.select("script,iframe,frame,frameset,object,embed,applet,form,meta,base,link,noscript")
                .remove();
        document.getAllElements().forEach(MessageBody::disarm);
        return withCharset(document);
    }

    private static void disarm(Element element) {
        List.copyOf(element.attributes().asList()).stream()
                .filter(MessageBody::dangerous)
                .forEach(attribute -> element.removeAttr(attribute.getKey()));
    }

    private static boolean dangerous(Attribute attribute) {
        var target = attribute.getValue().replaceAll("[\\s\\p{Cntrl}]", "");
        return attribute.getKey().regionMatches(true, 0, "on", 0, 2)
                || target.regionMatches(true, 0, "javascript:", 0, 11)
                || target.regionMatches(true, 0, "vbscript:", 0, 9);
    }

    private static String withCharset(Document document) {
        document.head()
                .prependElement("meta")
                .attr("http-equiv", "Content-Type")
                .attr("content", CHARSET);
        return document.selectFirst("html").outerHtml();
    }
}
