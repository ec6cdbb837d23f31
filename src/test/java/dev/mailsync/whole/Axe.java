package dev.mailsync.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Looks for what keeps people from using a page. */
final class Axe {

    static final String SOURCE = read();

    private static final String RUN = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.flatMap(
              (violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.flat().join(' ')} ${node.failureSummary}`))
            """;

    private Axe() {}

    /** @return what it found, a line for each place */
    @SuppressWarnings("unchecked")
    static List<String> findings(Page page) {
        return (List<String>) page.evaluate(RUN, Map.of());
    }

    private static String read() {
        try (var source = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(source.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
