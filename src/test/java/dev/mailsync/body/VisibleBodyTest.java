package dev.mailsync.body;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class VisibleBodyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <section>Total 1</section><section>000 EUR</section>                            | Total 1/000 EUR
            <span style="display:block">Total 1</span><span>000 EUR</span>                  | Total 1/000 EUR
            <style>.row{display:block}</style><a class=row>Total 1</a><a class="x row">2</a>  | Total 1/2
            <p style="display:inline">one </p><p style="display:inline">line</p>            | one line
            <div style="display:flex"><b>Net</b><b>900</b></div>                            | Net/900
            <ul><li>one<li>two<ul><li>three</ul></ul>four                                   | one/two/three/four
            <p>unclosed<p>next<div>third</div>                                              | unclosed/next/third
            <table><tr><td>a<td>b<tr><td>c</table>                                          | a b/c
            <div style="white-space:pre-line">seen first</div>second                        | seen first/second
            <h1>x</h2>y                                                                     | x/y
            a</p>b                                                                          | a/b
            <span style="float:left">Total 1</span><span>000</span>                         | Total 1/000
            """)
    void whatStandsOnLinesOfItsOwnDoesSoInTheText(String html, String lines) {
        assertThat(PlainText.of(html)).isEqualTo(lines.replace('/', '\n'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <div style="display:none">Preheader</div>Dear Lee                               | Dear Lee
            <p hidden>Preheader</p>Dear Lee                                                 | Dear Lee
            <p hidden style="display:block">Dear</p>Lee                                     | Dear/Lee
            <style>.pre{display:none}</style><p class="a PRE">Preheader</p>Dear Lee         | Dear Lee
            <style>@media print{p{display:none}}</style><p>Dear Lee                         | Dear Lee
            <style media=print>p{display:none}</style><p>Dear Lee                           | Dear Lee
            <style>td p.x{display:none}</style><p class=x>Dear Lee<table><td><p class=x>no  | Dear Lee
            <style>p{display:none!important}</style><p style="display:block">no</p>Dear Lee | Dear Lee
            <style>p{display:none}</style><p style="display:block">Dear</p>Lee              | Dear/Lee
            <div style="max-height:0;overflow:hidden">Preheader</div>Dear Lee               | Dear Lee
            <div style="font-size:0px">no<b style="font-size:9px">Dear</b></div>Lee         | Dear/Lee
            <div style="font:0/0 a">no</div>Dear Lee                                        | Dear Lee
            <div style="opacity:0.0">no</div>Dear Lee                                       | Dear Lee
            <div style="VISIBILITY: HIDDEN">no<i style="visibility:visible">Dear</i></div>Lee | Dear/Lee
            <p style="display:none">no<p>Dear Lee                                           | Dear Lee
            <template>no</template><iframe>no</iframe>Dear Lee                              | Dear Lee
            <table><thead style="display:none"><tr><td>no<tbody><tr><td>Dear Lee</table>    | Dear Lee
            <table><caption style="display:none">no<tr><td>Dear Lee</table>                 | Dear Lee
            <h1 style="display:none">no</h2>Dear Lee                                        | Dear Lee
            <a style="display:none">no<a>Dear Lee</a>                                       | Dear Lee
            <style>@MEDIA screen{.x{display:none}}</style><p class=x>no</p>Dear Lee         | Dear Lee
            <style>@media (min-width:600px){.d{display:block!important}} .d{display:none}</style><p class=d>Dear Lee | Dear Lee
            <style>@media (max-width:600px){.d{display:none}}</style><p class=d>Dear Lee    | Dear Lee
            <div style="font-size:0"><font size=3>Dear</font></div>Lee                      | Dear/Lee
            <p style="display:/* x */none">no</p>Dear Lee                                   | Dear Lee
            <p style="opacity:.01">no</p><p style="opacity:.5">Dear</p>Lee                  | Dear/Lee
            <p style="clip-path:inset(50%)">no</p><p style="transform:scale(0)">no</p>Dear Lee | Dear Lee
            """)
    void whatNobodySeesIsNeitherInTheTextNorInTheHtml(String html, String seen) {
        assertThat(PlainText.of(html)).isEqualTo(seen.replace('/', '\n'));
        assertThat(SafeHtml.of(html)).contains("Dear", "Lee").doesNotContain("Preheader", ">no");
    }

    @Test
    void aPictureIsItsAlternativeText() {
        var html = "<img src=a alt='Oak &amp; Sons'><a href='https://x.example'><img src=b alt='All offers'></a>"
                + "<img src=t width=1 height=1 alt='opened'><img src=c>";

        assertThat(PlainText.of(html)).isEqualTo("Oak & Sons All offers");
        assertThat(SafeHtml.of(html))
                .contains("Oak &amp; Sons", "> All offers </a>")
                .doesNotContain("opened", "<img");
    }

    @Test
    void theColoursOfTheWholeBodyStayWithItsText() {
        assertThat(SafeHtml.of("<body bgcolor='#000' text=white dir=rtl><p style='color:#fff'>x</p></body>"))
                .startsWith("<div")
                .contains("background-color:#000", "color:white", "dir=\"rtl\"", "color:#fff");
        assertThat(SafeHtml.of("<style>body{background:#123 url(x)}</style><body><p>x</p></body>"))
                .contains("background-color:#123")
                .doesNotContain("url");
    }

    @Test
    void aGroundThatCannotBeShownTakesTheColoursOnItAway() {
        assertThat(SafeHtml.of(
                        "<td background='https://x.example/y'><b style='color:#fff'>x</b><font color=white>y</font></td>"
                                + "<div style='background-image:linear-gradient(#000,#111)'><p style='color:#fff'>x"))
                .doesNotContain("#fff", "white");
        assertThat(SafeHtml.of("<div style='background-image:url(y)'><p style='background:black;color:#fff'>x"))
                .contains("background-color:black", "color:#fff");
    }

    @Test
    void aGroundInAColourThatIsNotKnownTakesTheColoursOnItAway() {
        for (var ground : new String[] {"hsl(220,50%,20%)", "var(--x,#000)", "#000000ff"}) {
            assertThat(SafeHtml.of("<div style='background:" + ground + ";color:#fff'>x</div>"))
                    .as(ground)
                    .doesNotContain("#fff");
        }
        assertThat(SafeHtml.of("<td bgcolor='rgb(0,0,0)'><p style='color:#fff'>x"))
                .doesNotContain("#fff");
        assertThat(SafeHtml.of("<table><td bgcolor='#000000 '><p style='color:#fff'>x"))
                .contains("#000000", "#fff");
    }

    @Test
    void aBodyWithoutColoursHasNoBoxAroundIt() {
        assertThat(SafeHtml.of("<html><head></head><body lang=en><p>x</p></body></html>"))
                .isEqualTo("<p>x</p>");
    }

    @Test
    void elementsThatOnlyGiveStructureAreBoxes() {
        assertThat(SafeHtml.of("<section>Total 1</section><aside>000 EUR</aside>"))
                .isEqualTo("<div>Total 1</div><div>000 EUR</div>");
        assertThat(SafeHtml.of("<span style='display:flex'>x</span>"))
                .isEqualTo("<span style=\"display:block\">x</span>");
    }

    @Test
    void aHostileSheetMakesNoBodyManyTimesAsLarge() {
        var html = "<style>*{font-family:" + "x".repeat(20_000) + "}</style>" + "<b>x</b>".repeat(20_000);

        assertThat(SafeHtml.of(html)).hasSizeLessThan(5_000_000);
    }

    @ParameterizedTest
    @MethodSource("dev.mailsync.body.OneLineBodies#all")
    void theTextIsWhatABrowserShows(OneLineBodies.Body body) {
        assertThat(PlainText.of(body.html()).replaceAll("\\s+", " ")).isEqualTo(body.seen());
    }

    @Test
    void wordsInPlaceOfAPictureAreReadableWhereTextIsNot() {
        assertThat(SafeHtml.of("<table><td style='font-size:0;line-height:0'><img alt='Spring offer'></table>"))
                .contains("<span style=\"font-size:13px;", "> Spring offer </span>");
    }

    @Test
    void aColourThatWasLostComesBackOnAGroundOfItsOwn() {
        assertThat(SafeHtml.of("<div style='color:#fff'>a<p style='background:#000'>b</p></div>"))
                .isEqualTo("<div>a<p style=\"background-color:#000;color:#fff\">b</p></div>");
        assertThat(SafeHtml.of(
                        "<div style='background-image:url(x);color:#fff'><p style='background:#000'>b</p></div>"))
                .isEqualTo("<div><p style=\"background-color:#000;color:#fff\">b</p></div>");
    }

    @Test
    void theDirectionThatABodyForcesStays() {
        assertThat(SafeHtml.of(
                        "<bdo dir=rtl>abc</bdo><span style='unicode-bidi:bidi-override;direction:rtl'>abc</span>"))
                .isEqualTo(
                        "<bdo dir=\"rtl\">abc</bdo><span style=\"unicode-bidi:bidi-override;direction:rtl\">abc</span>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * * * * * * * * x",
                "* > * > * > * > x",
                "* ~ * ~ * ~ * ~ * ~ x",
                "b ~ b ~ i ~ b",
                ":not(:not(:not(b)))",
                "[class*=a][class*=b]",
                "((((((((",
                "[[[[[[",
                "\"",
                "\\"
            })
    void aHostileSheetTakesNoTimeToSpeakOf(String selector) {
        var sheet = (selector + "{color:red} ").repeat(1_000);
        var html = "<style>" + sheet + "</style>" + "<div>".repeat(500) + "<b class=x>x</b>".repeat(5_000);

        var text = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PlainText.of(html));

        assertThat(text).startsWith("xxx");
    }
}
