package dev.mailsync.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Builds a function that does nothing, with the product's settings and the same extensions. */
final class IdleBuild {

    private static final String SETTINGS = "src/main/resources/application.properties";

    private static Path built;

    private IdleBuild() {}

    /** Built once, however many ask. */
    static synchronized Path functionZip() throws IOException, InterruptedException {
        if (built == null) {
            built = new ProjectCopy("idle")
                    .with(Path.of("src/bench/idle"), "src/main/java")
                    .with(Path.of(SETTINGS), SETTINGS)
                    .build();
        }
        return built;
    }
}
