package dev.mailsync.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The browser of this machine; {@code -Dbrowser=…} names another one. Nothing is downloaded. */
public final class Chromium implements AutoCloseable {

    private static final List<String> PLACES = List.of(
            // Debian's, which starts no window that nobody sees.
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final String SKIPPED =
            "SKIPPED: there is no Chromium on this machine. Install one, or name one by -Dbrowser=…";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        // Five seconds are short on a machine that builds something else as well.
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** Skips the tests at hand, and says so, where there is no browser. */
    public static Chromium orSkip() {
        var executable = find();
        if (executable.isEmpty()) {
            // Surefire counts what is skipped, but keeps the reason to itself.
            System.out.println(SKIPPED);
        }
        assumeTrue(executable.isPresent(), SKIPPED);
        return new Chromium(executable.get());
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> find() {
        return Stream.concat(Stream.ofNullable(System.getProperty("browser")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
