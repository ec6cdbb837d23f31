package dev.mailsync.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A native executable holds the files that its build was told of. */
class ResourcesTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/mailsync");
    private static final Pattern FILE = Pattern.compile("\"/?([\\w./-]+\\.(json|ya?ml|properties|js|css|html|txt))\"");

    @Test
    void whateverTheCodeReadsOutOfItsOwnJarIsIncluded() throws IOException {
        assertThat(readByCode()).isNotEmpty().isSubsetOf(included());
    }

    @Test
    void whatIsIncludedIsThere() throws IOException {
        assertThat(included())
                .allSatisfy(name -> assertThat(Path.of("target/classes", name)).exists());
    }

    /** Literals that name a file, in classes which ask for resources. */
    private static Set<String> readByCode() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                if (!file.startsWith(SOURCES.resolve("sandbox")) && text.contains("getResourceAsStream(")) {
                    FILE.matcher(text).results().map(match -> match.group(1)).forEach(names::add);
                }
            }
        }
        return names;
    }

    private static Set<String> included() throws IOException {
        var settings = new Properties();
        try (InputStream file = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        return Set.copyOf(Arrays.asList(
                settings.getProperty("quarkus.native.resources.includes").split(",")));
    }
}
