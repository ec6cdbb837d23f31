package dev.mailsync.deployment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FunctionZipIT {

    private static List<String> entries;

    @BeforeAll
    static void list() throws IOException {
        try (var zip = new ZipFile(Path.of("target/function.zip").toFile())) {
            entries = zip.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void theFunctionsAreInIt() {
        assertThat(entries).contains("dev/mailsync/lambda/HttpFunction.class");
    }

    @Test
    void nothingOfTheSandboxIsInIt() {
        assertThat(entries).noneMatch(entry -> entry.contains("mailsync/sandbox"));
    }

    @Test
    void noEmbeddedServerAndNoMailParserIsInIt() {
        assertThat(entries)
                .noneMatch(
                        entry -> entry.matches(
                                "(?i).*(dynamodblocal|elasticmq|pekko|scala-library|mime4j|jetty|sqlite|quarkus-scheduler|smallrye-open-api|snakeyaml).*"));
    }

    @Test
    void noTestIsInIt() {
        assertThat(entries).noneMatch(entry -> entry.matches("dev/mailsync/.*(Test|IT|EchoResource)\\.class"));
    }
}
