package dev.mailsync.endtoend;

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
            async (only) => (await axe.run(document, { resultTypes: ['violations'], ...only })).violations.flatMap(
              (violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.flat().join(' ')} ${node.failureSummary}`))
            """;

    private Axe() {}

    /** @return what it found, a line for each place */
    static List<String> findings(Page page) {
        return findings(page, Map.of());
    }

    /** @return what it found by this rule, a line for each place */
    static List<String> findings(Page page, String rule) {
        return findings(page, Map.of("runOnly", List.of(rule)));
    }

    @SuppressWarnings("unchecked")
    private static List<String> findings(Page page, Map<String, Object> only) {
        return (List<String>) page.evaluate(RUN, only);
    }

    private static String read() {
        try (var source = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(source.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
