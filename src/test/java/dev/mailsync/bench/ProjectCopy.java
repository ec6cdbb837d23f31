package dev.mailsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Builds another function by the product's own pom.xml, so that it differs in nothing but what is meant. */
final class ProjectCopy {

    private final Path project;

    /** @param name of the folder in {@code target} */
    ProjectCopy(String name) throws IOException {
        this.project = Path.of("target", name).toAbsolutePath();
        with(Path.of("pom.xml"), "pom.xml");
        // Each wrapper builds the project that it lies in.
        with(Path.of("mvnw"), "mvnw");
    }

    /** @param from a file, or a folder with all that is in it */
    ProjectCopy with(Path from, String to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = project.resolve(to).resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return this;
    }

    /** @return the function that was built */
    Path build(String... options) throws IOException, InterruptedException {
        var log = project.resolve("build.log");
        var command = new ArrayList<>(
                List.of("bash", project.resolve("mvnw").toString(), "-B", "package", "-Dmaven.test.skip"));
        command.addAll(List.of(options));
        var build = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        if (build.start().waitFor() != 0) {
            throw new AssertionError("It was not built, see " + log);
        }
        return project.resolve("target/function.zip");
    }
}
