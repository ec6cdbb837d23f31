package dev.mailsync.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks at a state in light, in dark and on a phone; {@code -DwritePictures} keeps what is seen in docs/pictures. */
final class Pictures {

    private static final Path FOLDER = Path.of("docs/pictures");
    private static final boolean WRITTEN = System.getProperty("writePictures") != null;
    private static final int WIDE = 800;
    private static final int PHONE = 360;
    private static final int HIGH = 600;

    private Pictures() {}

    static void look(Page page, String state) {
        look(page, state, true);
    }

    /** @param whole whether what is outside of the window is in the picture as well */
    static void look(Page page, String state, boolean whole) {
        look(page, state, whole, "light", ColorScheme.LIGHT, WIDE);
        look(page, state, whole, "dark", ColorScheme.DARK, WIDE);
        look(page, state, whole, "phone", ColorScheme.LIGHT, PHONE);
        page.setViewportSize(WIDE, HIGH);
    }

    private static void look(Page page, String state, boolean whole, String way, ColorScheme colours, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        page.setViewportSize(width, HIGH);
        assertThat(Axe.findings(page)).as("%s, %s", state, way).isEmpty();
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .as("%s, %s: the width of what is shown", state, way)
                .isLessThanOrEqualTo(width);
        if (WRITTEN) {
            write(page.screenshot(new Page.ScreenshotOptions().setFullPage(whole)), state + "-" + way + ".png");
        }
    }

    private static void write(byte[] png, String name) {
        try {
            SmallPng.write(png, FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
