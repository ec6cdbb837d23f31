package dev.mailsync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mailsync.connection.Status;
import dev.mailsync.error.ErrorCatalogue;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** What people read says each thing by one word: pages, error catalogue, problems, log lines and documents. */
class WordsTest {

    /** What is not said, and what is said instead. In JSON, paths and code the names stay as they are. */
    private static final Map<Pattern, String> INSTEAD = Stream.of(
                    "email: (?<![-.@/]|[Ss]mart )\\bmails?\\b(?![-.@/])",
                    "how to fix it: \\bremed(y|ies)\\b",
                    "stops retrying: \\b(given|gives?|gave|giving) up\\b",
                    "deferred until tomorrow: \\bputs? off\\b",
                    "skipped: \\b(left|leaves?|leaving) out\\b",
                    "quarantined: \\bpark(s|ed|ing)?\\b",
                    "again: \\banew\\b",
                    "outage: (?<!#)\\bweather\\b",
                    "waiting list, position: \\b(place )?in line\\b",
                    "is available: \\b(is|are|was|were) to be had\\b",
                    "is in: \\bstands? in\\b",
                    "retries: \\b(is|are) tried\\b",
                    "fix: \\bmend(s|ed|ing)?\\b",
                    "Enabled, Error: \\bSyncing( fails)?$",
                    "Pending: Waiting for a (free )?seat",
                    "Connection Issue: [Cc]ould not connect for two days")
            .map(line -> line.split(": ", 2))
            .collect(toMap(line -> Pattern.compile(line[1]), line -> line[0]));

    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
    private static final Pattern LITERAL = Pattern.compile(
            "(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|`(?:[^`\\\\]|\\\\.)*`");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}|%[0-9$]*[sd]");
    private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern CODE_OR_TARGET = Pattern.compile("`[^`]*`|(?<=])\\([^)]*\\)|<http[^>]*>");

    /** Microsoft's own messages. */
    private static final Path MICROSOFTS = Path.of("src/main/java/dev/mailsync/sandbox/graph");

    private static final int LONGEST_LINE = 120;

    private record Text(String place, String words) {

        Stream<String> findings() {
            return INSTEAD.entrySet().stream()
                    .flatMap(entry -> entry.getKey()
                            .matcher(words)
                            .results()
                            .map(match -> "%s: not \"%s\" but \"%s\" in: %s"
                                    .formatted(
                                            place,
                                            match.group(),
                                            entry.getValue(),
                                            around(match.start(), match.end()))));
        }

        private String around(int start, int end) {
            return words.substring(Math.max(0, start - 40), Math.min(words.length(), end + 40))
                    .replaceAll("\\s+", " ");
        }
    }

    @Test
    void statusesHaveTheNamesThatTheProductUses() throws IOException {
        var page = Files.readString(Path.of("src/main/web/app/messages/en.js"));
        for (var status : Status.values()) {
            assertThat(page).contains("    %s: '%s',\n".formatted(status, status.label()));
        }
        assertThat(Stream.of(Status.values()).map(Status::label))
                .containsExactly("Not configured", "Pending", "Enabled", "Error", "Connection Issue", "Removing");
    }

    @Test
    void pages() {
        assertThat(files("src/main/web/app/messages", ".js").flatMap(WordsTest::literals))
                .hasSizeGreaterThan(100)
                .flatMap(it -> it.findings().toList())
                .isEmpty();
        assertThat(Stream.concat(
                        files("src/main/resources/dev/mailsync/sandbox/demo", ".js")
                                .flatMap(WordsTest::literals),
                        files("src/main/resources/dev/mailsync/sandbox/demo", ".html")
                                .map(page -> new Text(
                                        page.toString(), TAG.matcher(read(page)).replaceAll(" ")))))
                .hasSizeGreaterThan(50)
                .flatMap(it -> it.findings().toList())
                .isEmpty();
    }

    @Test
    void errorCatalogue() {
        assertThat(ErrorCatalogue.all().stream()
                        .flatMap(row -> Stream.of(row.title(), row.what(), row.remedy())
                                .map(text -> new Text(row.codes().getFirst(), text))))
                .hasSizeGreaterThan(400)
                .flatMap(it -> it.findings().toList())
                .isEmpty();
    }

    /** Problems, log lines, and the pages that Java writes. */
    @Test
    void sentencesInJava() {
        assertThat(files("src/main/java", ".java")
                        .filter(source -> !source.startsWith(MICROSOFTS))
                        .flatMap(WordsTest::literals))
                .hasSizeGreaterThan(300)
                .flatMap(it -> it.findings().toList())
                .isEmpty();
    }

    @Test
    void proseOfTheDocuments() {
        assertThat(documents().map(document -> {
                    var prose = FENCED.matcher(read(document)).replaceAll("");
                    return new Text(
                            document.toString(), CODE_OR_TARGET.matcher(prose).replaceAll("~"));
                }))
                .hasSizeGreaterThan(10)
                .flatMap(it -> it.findings().toList())
                .isEmpty();
    }

    @Test
    void noLineOfADocumentIsTooLongForAScreen() {
        assertThat(documents().flatMap(document -> {
                    var lines = read(document).lines().toList();
                    return IntStream.range(0, lines.size())
                            .filter(n ->
                                    lines.get(n).codePointCount(0, lines.get(n).length()) > LONGEST_LINE)
                            .mapToObj(n -> document + ":" + (n + 1));
                }))
                .isEmpty();
    }

    private static Stream<Path> documents() {
        return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), files("docs", ".md"));
    }

    /** What has a space in it is for people. */
    private static Stream<Text> literals(Path source) {
        return LITERAL.matcher(COMMENT.matcher(read(source)).replaceAll(""))
                .results()
                .map(match -> match.group().replaceAll("^[\"'`]+|[\"'`]+$", "").strip())
                .filter(literal -> literal.contains(" "))
                .map(literal ->
                        new Text(source.toString(), PLACEHOLDER.matcher(literal).replaceAll("~")));
    }

    private static Stream<Path> files(String folder, String suffix) {
        try (var all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
