package dev.mailsync.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Bodies that fit into a line each, with the words that a browser shows of them. */
final class OneLineBodies {

    private static final Path FILE = Path.of("src/test/resources/one-line-bodies.txt");
    private static final String SHOWN = " ⇒";

    record Body(String html, String seen) {

        @Override
        public String toString() {
            return html;
        }
    }

    private OneLineBodies() {}

    static List<Body> all() {
        try (var lines = Files.lines(FILE, StandardCharsets.UTF_8)) {
            return lines.filter(it -> it.contains(SHOWN))
                    .map(OneLineBodies::body)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Body body(String line) {
        int between = line.lastIndexOf(SHOWN);
        return new Body(
                line.substring(0, between),
                line.substring(between + SHOWN.length()).strip());
    }
}
