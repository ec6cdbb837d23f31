package dev.mailsync.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The document's lines of curl, one after the other. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class SandboxDocTest {

    private static final Pattern CURL = Pattern.compile(
            "curl (?:-X (?<method>\\w+) )?\"?\\$B(?<path>[^\\s\"]+)\"?(?: -H 'Content-Type: (?<type>[^']+)')?(?: -d '(?<body>.*)')?");

    @TestHTTPResource
    URI root;

    @AfterEach
    void leaveAnEmptyWorld() {
        new SandboxScript(root);
    }

    @Test
    void everyLineOfTheDocumentWorks() throws IOException {
        var client = new SandboxClient(URI.create(root.toString().replaceFirst("/$", "")));
        var lines = lines();
        assertThat(lines).hasSizeGreaterThan(40);
        for (var line : lines) {
            var parsed = CURL.matcher(line);
            assertThat(parsed.matches()).as(line).isTrue();
            assertThat(answer(client, parsed.toMatchResult()).statusCode())
                    .as(line)
                    .isIn(200, 201, 204, 302);
        }
    }

    private static List<String> lines() throws IOException {
        // As a shell reads them: a backslash ends no command, nor does the end of a line within quotes.
        var joined = Files.readString(Path.of("docs/sandbox.md"))
                .replaceAll("\\\\\\R(?=\\S)", "")
                .replaceAll("( \\\\)?\\R  +", " ");
        return joined.lines().filter(line -> line.startsWith("curl ")).toList();
    }

    private static HttpResponse<String> answer(SandboxClient client, MatchResult curl) {
        var body = curl.group("body");
        if ("DELETE".equals(curl.group("method"))) {
            return client.delete(curl.group("path"));
        }
        if (body == null && curl.group("method") == null) {
            return client.get(curl.group("path"));
        }
        // What curl sends unless it is told otherwise.
        var type = curl.group("type") == null ? "application/x-www-form-urlencoded" : curl.group("type");
        return client.post(curl.group("path"), type, body == null ? "" : body);
    }
}
