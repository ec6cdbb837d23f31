package dev.mailsync.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import dev.mailsync.endtoend.Chromium;
import dev.mailsync.sandbox.RealMessages;
import dev.mailsync.sandbox.mime.MimeReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a browser shows of an email, before and after it was made safe, and what stands in its text. */
@Tag("browser")
@Tag("slow")
class VisibleTextTest {

    private static final Path OURS = Path.of("src/test/resources/bodies");

    private static Chromium chromium;
    private static Page page;

    record Body(String name, String html) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void aBrowser() {
        chromium = Chromium.orSkip();
        page = chromium.browser().newPage();
        page.setViewportSize(800, 700);
        page.route("**/*", route -> route.abort());
    }

    @AfterAll
    static void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static Stream<Body> bodies() throws IOException {
        try (var files = Files.list(OURS)) {
            var ours = files.map(file -> new Body(file.getFileName().toString(), read(file)))
                    .toList();
            var real = RealMessages.all().entrySet().stream()
                    .map(it -> new Body(it.getKey(), html(it.getValue())))
                    .filter(it -> !it.html().isBlank())
                    .toList();
            var ofOneLine = OneLineBodies.all().stream()
                    .map(it -> new Body(it.html(), it.html()))
                    .toList();
            return Stream.of(ours, real, ofOneLine).flatMap(List::stream);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.mailsync.body.OneLineBodies#all")
    void theBrowserShowsWhatIsWrittenBesideABody(OneLineBodies.Body body) {
        assertThat(words(shown(body.html()))).isEqualTo(body.seen());
    }

    private static String html(byte[] mime) {
        var body = MimeReader.read(mime).body();
        return body.html() ? body.content() : "";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theSameWordsAreSeenBeforeAndAfterwardsAndStandInTheText(Body body) {
        var before = words(shown(body.html()));
        var after = words(shown("<div>" + SafeHtml.of(body.html()) + "</div>"));

        assertThat(after).isEqualTo(before);
        assertThat(words(PlainText.of(body.html()))).isEqualTo(before);
        assertThat(unreadable()).isEmpty();
    }

    private static String words(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    private static String shown(String html) {
        page.setContent(html);
        return (String) page.evaluate(VISIBLE);
    }

    /** Of what was shown last: text in the colour of its ground. */
    private static List<?> unreadable() {
        return (List<?>) page.evaluate(WITHOUT_CONTRAST);
    }

    /** Pictures are their alternative text, as large as text is; details are open; fields hold what is written in them. */
    private static final String VISIBLE = """
            () => {
              const isTiny = length => length !== null && length !== '' && parseFloat(length) <= 1 && !/%|em|auto/.test(length);
              const isDot = image => ['width', 'height'].some(it => isTiny(image.getAttribute(it)))
                || ['width', 'height', 'maxWidth', 'maxHeight'].some(it => isTiny(image.style[it]));
              const instead = (element, words, style) => {
                const span = document.createElement('span');
                span.textContent = words;
                span.style.cssText = 'visibility:visible;font-size:13px;line-height:normal;color:gray;' + style;
                element.replaceWith(span);
              };
              for (const image of [...document.images]) {
                const style = getComputedStyle(image);
                if (style.display === 'none' || style.visibility !== 'visible' || !image.alt || isDot(image)) image.remove();
                else instead(image, ' ' + image.alt + ' ', '');
              }
              document.querySelectorAll('details').forEach(it => { it.open = true; });
              document.querySelectorAll('textarea').forEach(it => instead(it, it.value, 'display:block;white-space:pre-wrap'));
              const isCut = style => style.position === 'absolute' && /rect\\((\\w+),? (\\w+),? \\1,? \\2\\)/.test(style.clip)
                || /inset\\((5|6|7|8|9)0%/.test(style.clipPath) || /^matrix\\((0, .*|[^,]*, 0, 0, 0,.*)/.test(style.transform)
                || /opacity\\(0\\)/.test(style.filter);
              const hides = element => {
                const style = getComputedStyle(element);
                const clips = style.display !== 'inline' && [style.overflowX, style.overflowY].some(it => it !== 'visible')
                  && element !== document.documentElement && element !== document.body;
                return style.display === 'none' || +style.opacity < 0.05 || isCut(style)
                  || clips && !(element.clientWidth > 1 && element.clientHeight > 1);
              };
              const hasOwnGround = element => element
                && (!/^rgba.*, 0\\)$/.test(getComputedStyle(element).backgroundColor)
                  ? getComputedStyle(element).backgroundColor : hasOwnGround(element.parentElement));
              const isInked = element => {
                const style = getComputedStyle(element);
                const colour = style.webkitTextFillColor;
                return style.textShadow !== 'none' || style.backgroundClip === 'text' || !/^rgba.*, 0\\)$/.test(colour) && colour !== hasOwnGround(element);
              };
              const ancestors = element => element ? [element, ...ancestors(element.parentElement)] : [];
              const isSeen = text => {
                const style = getComputedStyle(text.parentElement);
                const range = document.createRange();
                range.selectNodeContents(text);
                const rects = [...range.getClientRects()];
                return !ancestors(text.parentElement).some(hides) && style.visibility === 'visible' && isInked(text.parentElement)
                  && parseFloat(style.fontSize) > 0 && (!text.data.trim() || rects.some(it => it.right > 0 && it.bottom > 0));
              };
              const texts = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) texts.push(walker.currentNode);
              texts.filter(it => !it.parentElement.closest('style, script') && !isSeen(it)).forEach(it => { it.data = ''; });
              return document.body.innerText;
            }
            """;

    private static final String WITHOUT_CONTRAST = """
            () => {
              const ground = element => {
                for (let it = element; it; it = it.parentElement) {
                  const colour = getComputedStyle(it).backgroundColor;
                  if (!/^rgba.*, 0\\)$/.test(colour)) return colour;
                }
                return 'rgb(255, 255, 255)';
              };
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              while (walker.nextNode()) {
                const element = walker.currentNode.parentElement;
                if (walker.currentNode.data.trim() && getComputedStyle(element).color === ground(element))
                  found.push(walker.currentNode.data);
              }
              return found;
            }
            """;
}
