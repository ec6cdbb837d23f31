package dev.mailsync.body;

import java.time.Instant;
import java.util.List;

import dev.mailsync.mail.MailBody;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.Message;
import dev.mailsync.microsoft.graph.Message.AttachmentInfo;
import dev.mailsync.platform.identity.MailKind;
import dev.mailsync.platform.identity.Participant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BodiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<img src='https://tracker.example/pixel.gif'>",
                "<iframe src='https://evil.example'></iframe>",
                "<form action='https://evil.example'><input name=password></form>",
                "<a href='javascript:alert(1)'>click</a>",
                "<div style='background:url(https://tracker.example/x)'>x</div>",
                "<div style='position:fixed;top:0;left:0'>x</div>",
                "<style>body{display:none}</style>",
                "<svg onload=alert(1)>",
                "<meta http-equiv=refresh content='0;url=https://evil.example'>",
                "<object data='https://evil.example'></object>",
                "<math><mtext><style><img src=x onerror=alert(1)>"
            })
    void nothingOfTheHtmlCanDoHarm(String html) {
        assertThat(body(html, true).html())
                .doesNotContainIgnoringCase(
                        "script",
                        "onerror",
                        "onload",
                        "iframe",
                        "<form",
                        "<input",
                        "javascript:",
                        "url(",
                        "position",
                        "<style",
                        "<meta",
                        "<object",
                        "<img",
                        "evil.example",
                        "tracker.example");
    }

    @Test
    void formattingTablesAndLinksStay() {
        var html = body(
                        "<table><tr><td style=\"color:red\"><b>bold</b> <a href=\"https://x.example/\">link</a></td></tr></table>",
                        true)
                .html();

        assertThat(html).contains("<table>", "<b>bold</b>", "https://x.example/", "color:red");
    }

    @Test
    void theTextKeepsItsLines() {
        var text = body("<p>Dear Lee,</p><p>first<br>second &amp; third</p><script>no</script>", true)
                .text();

        assertThat(text).isEqualTo("Dear Lee,\nfirst\nsecond & third");
    }

    @Test
    void theTextFollowsTheLinesThatABrowserShowsAndNotThoseOfTheSource() {
        var html = """
                <html><head><title>A title</title><style>p { color: red }</style></head>
                <body><div>one
                   line</div><div>next<br></div><br>
                <table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>
                <pre>  kept
                 as it is</pre><p>&nbsp;</p><p>end</body></html>""";

        assertThat(body(html, true).text()).isEqualTo("one line\nnext\n\na b\nc\n  kept\n as it is\nend");
    }

    @Test
    void plainTextIsShownAsItIs() {
        assertThat(body("1 < 2 & \"so\"\n  on", false))
                .isEqualTo(new MailBody("1 < 2 & \"so\"\n  on", "<pre>1 &lt; 2 &amp; &quot;so&quot;\n  on</pre>"));
    }

    @Test
    void controlCharactersAreNotShown() {
        assertThat(body("a\u0000b\u001b\r\nc\td\u0085", false).text()).isEqualTo("ab\nc\td");
        assertThat(body("<p>a&#0;b&#27;&#133;</p>", true).text()).doesNotContainPattern("[\\p{Cc}&&[^\n]]");
    }

    @ParameterizedTest
    @CsvSource({
        "smime.p7m,application/x-pkcs7-mime",
        "SMIME.P7M,",
        ",application/pkcs7-mime; smime-type=enveloped-data",
        "winmail.dat,application/ms-tnef",
        "message_v2.rpmsg,application/octet-stream",
        "encrypted.asc,application/octet-stream"
    })
    void aBodyThatCannotBeReadSaysSo(String name, String type) {
        var sealed = List.of(new AttachmentInfo(name, type, 1));

        assertThat(Bodies.of(message("<html><body><div>&nbsp;</div></body></html>", true, sealed))
                        .text())
                .startsWith("This email")
                .contains("Open it in");
        assertThat(preview(message("", false, sealed))).startsWith("This email");
        assertThat(Bodies.of(message("Signed words", false, sealed)).text()).isEqualTo("Signed words");
    }

    @Test
    void thePreviewIsTheBeginningOfWhatIsSeen() {
        assertThat(preview(
                        message("<p hidden>Preheader</p><section>Total 1</section><p>000&#160;EUR", true, List.of())))
                .isEqualTo("Total 1 000 EUR");
        assertThat(preview(message("\ud83d\ude00".repeat(300), false, List.of())))
                .isEqualTo("\ud83d\ude00".repeat(255));
        assertThat(preview(message("\r\n", false, List.of()))).isEqualTo("by Microsoft");
    }

    private static String preview(Message message) {
        return Bodies.previewOf(Bodies.of(message), message);
    }

    @Test
    void anEmptyBodyStaysEmpty() {
        assertThat(body("", false)).isEqualTo(new MailBody("", ""));
        assertThat(body("", true)).isEqualTo(new MailBody("", ""));
    }

    private static MailBody body(String content, boolean html) {
        return Bodies.of(message(content, html, List.of()));
    }

    private static Message message(String content, boolean html, List<AttachmentInfo> attachments) {
        var nobody = new Participant("", "");
        var envelope = new Envelope(
                "id",
                "<1@x>",
                List.of(),
                null,
                "inbox",
                nobody,
                nobody,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                false,
                MailKind.MESSAGE,
                null);
        return new Message(envelope, "", content, html, "by Microsoft", null, attachments);
    }
}
