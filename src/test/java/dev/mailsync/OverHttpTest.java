package dev.mailsync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.TestProfile;
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

    /** Else each suite would build all applications. */
    @Test
    void suitesLoadNoProfileThatTheyDoNotRun() throws Exception {
        for (var name : quarkusTests()) {
            var type = Class.forName(name, false, getClass().getClassLoader());
            var inMemory = AnnotationSupport.findAnnotation(type, TestProfile.class)
                    .filter(it -> it.value() == InMemoryParts.class)
                    .isPresent();
            assertThat(name.matches(RealPartsSuite.ON_REAL_PARTS) || name.endsWith("Bench"))
                    .as("HttpSuite passes over " + name)
                    .isNotEqualTo(inMemory);
            assertThat(name.matches(RealPartsSuite.ON_PARTS_IN_MEMORY))
                    .as("RealPartsSuite passes over " + name)
                    .isEqualTo(inMemory);
        }
    }

    /** Of a class that a suite passes over, no test may be its own. */
    @Test
    void noTestBelongsToASuiteThatPassesOverIt() throws Exception {
        try (var files = Files.walk(TESTS)) {
            assertThat(files.filter(file -> file.toString().endsWith("Test.java"))
                            .filter(file -> !isInQuarkus(file))
                            .filter(file -> isTagged(file, "slow", "seeds", "real", "packaged"))
                            .map(OverHttpTest::className))
                    .hasSizeGreaterThan(10)
                    .noneMatch(name -> name.matches(RealPartsSuite.ON_PARTS_IN_MEMORY));
        }
    }

    /** The build names the same classes, by their files. */
    @Test
    void whatTestPassesOverIsWhatRunsOnRealParts() throws Exception {
        var named =
                Pattern.compile("<in.quarkus.on.real.parts>%regex\\[(.*)]</").matcher(read(Path.of("pom.xml")));
        assertThat(named.find()).isTrue();
        try (var files = Files.walk(TESTS)) {
            assertThat(files.filter(file -> file.toString().endsWith("Test.java")))
                    .allSatisfy(file -> assertThat(file.toString().matches(named.group(1)))
                            .as(file.toString())
                            .isEqualTo(className(file).matches(RealPartsSuite.ON_REAL_PARTS)));
        }
    }

    private static boolean isTagged(Path file, String... tags) {
        var text = read(file);
        return Stream.of(tags).anyMatch(tag -> text.contains("@Tag(\"" + tag + "\")"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(Path file) {
        var path = TESTS.relativize(file).toString();
        return path.substring(0, path.length() - ".java".length()).replace('/', '.');
    }

    private static List<String> quarkusTests() throws IOException {
        try (var files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(OverHttpTest::isInQuarkus)
                    .map(OverHttpTest::className)
                    .toList();
        }
    }

    private static boolean isInQuarkus(Path file) {
        return read(file)
                .lines()
                .anyMatch(line -> line.equals("@QuarkusTest") || line.startsWith("@QuarkusIntegrationTest"));
    }
}
