package dev.mailsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Builds a function that does nothing by the product's own pom.xml and settings, so with the same extensions. */
final class IdleBuild {

    private static final Path PROJECT = Path.of("target/idle").toAbsolutePath();
    private static final Path SOURCES = Path.of("src/bench/idle");

    private static Path built;

    private IdleBuild() {}

    /** Built once, however many ask. */
    static synchronized Path functionZip() throws IOException, InterruptedException {
        if (built == null) {
            built = build();
        }
        return built;
    }

    private static Path build() throws IOException, InterruptedException {
        var sources = PROJECT.resolve("src/main/java");
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                copy(file, sources.resolve(SOURCES.relativize(file)));
            }
        }
        copy(Path.of("pom.xml"), PROJECT.resolve("pom.xml"));
        copy(
                Path.of("src/main/resources/application.properties"),
                PROJECT.resolve("src/main/resources/application.properties"));
        // Each wrapper builds the project that it lies in.
        var wrapper = PROJECT.resolve("mvnw");
        copy(Path.of("mvnw"), wrapper);
        var log = PROJECT.resolve("build.log");
        var build = new ProcessBuilder(List.of("bash", wrapper.toString(), "-B", "package", "-Dmaven.test.skip"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        if (build.start().waitFor() != 0) {
            throw new AssertionError("The idle function was not built, see " + log);
        }
        return PROJECT.resolve("target/function.zip");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
