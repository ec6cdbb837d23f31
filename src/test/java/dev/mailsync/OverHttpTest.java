package dev.mailsync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;

import static org.assertj.core.api.Assertions.assertThat;

class OverHttpTest {

    private static final Path TESTS = Path.of("src/test/java");

    /** Two of them side by side would stop each other's application. */
    @Test
    void testsInQuarkusTakeTurns() throws Exception {
        var classes = quarkusTests();
        assertThat(classes).hasSizeGreaterThan(50);
        for (var name : classes) {
            var type = Class.forName(name, false, getClass().getClassLoader());
            assertThat(AnnotationSupport.findAnnotation(type, Execution.class))
                    .as("@OverHttp or @Execution of " + name)
                    .hasValueSatisfying(it -> assertThat(it.value()).isEqualTo(ExecutionMode.SAME_THREAD));
        }
    }

    private static List<String> quarkusTests() throws IOException {
        try (var files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(OverHttpTest::isInQuarkus)
                    .map(file -> TESTS.relativize(file).toString())
                    .map(file ->
                            file.substring(0, file.length() - ".java".length()).replace('/', '.'))
                    .toList();
        }
    }

    private static boolean isInQuarkus(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.equals("@QuarkusTest") || line.startsWith("@QuarkusIntegrationTest"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
