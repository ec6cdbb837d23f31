package dev.mailsync.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.mailsync.Tier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks at a state in light, in dark and on a phone; {@code -DwritePictures} keeps what is seen in docs/pictures. In dark
 * only the contrast can differ, and on a phone only the width and the size of what is touched: the other rules of axe are
 * asked once, unless {@code -Dthorough=true} wants all of them in each look.
 */
final class Pictures {

    private static final Path FOLDER = Path.of("docs/pictures");
    private static final boolean WRITTEN = System.getProperty("writePictures") != null;
    private static final boolean EVERY_LOOK = Tier.isThorough();
    private static final int WIDE = 800;
    private static final int PHONE_WIDE = 360;
    private static final int HIGH = 600;

    private Pictures() {}

    static void look(Page page, String state) {
        look(page, state, true);
    }

    /** @param whole whether what is outside of the window is in the picture as well */
    static void look(Page page, String state, boolean whole) {
        for (var look : Look.values()) {
            look(page, state, whole, look);
        }
        page.setViewportSize(WIDE, HIGH);
    }

    /** Keeps a part of a page, in light. */
    static void keep(Page page, Locator part, String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(WIDE, HIGH);
        var png = part.screenshot();
        if (WRITTEN) {
            write(png, name + "-light.png");
        }
    }

    private static void look(Page page, String state, boolean whole, Look look) {
        var way = look.name().toLowerCase(Locale.ROOT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.colours));
        page.setViewportSize(look.width, HIGH);
        assertThat(look.findings(page)).as("%s, %s", state, way).isEmpty();
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .as("%s, %s: the width of what is shown", state, way)
                .isLessThanOrEqualTo(look.width);
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

    private enum Look {
        LIGHT(ColorScheme.LIGHT, WIDE, ""),
        DARK(ColorScheme.DARK, WIDE, "color-contrast"),
        PHONE(ColorScheme.LIGHT, PHONE_WIDE, "target-size");

        private final ColorScheme colours;
        private final int width;
        private final String rule;

        Look(ColorScheme colours, int width, String rule) {
            this.colours = colours;
            this.width = width;
            this.rule = rule;
        }

        List<String> findings(Page page) {
            if (rule.isEmpty()) {
                return Axe.findings(page);
            }
            // Not all rules are on unless they are asked for by their name.
            var findings = new ArrayList<>(Axe.findings(page, rule));
            if (EVERY_LOOK) {
                findings.addAll(Axe.findings(page));
            }
            return findings;
        }
    }
}
