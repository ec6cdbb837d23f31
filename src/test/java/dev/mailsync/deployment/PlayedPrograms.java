package dev.mailsync.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;

/**
 * Programs that scripts of infra find instead of the real ones. Each call goes to one server, which ends with this JVM because it
 * reads what only this JVM can write.
 */
final class PlayedPrograms {

    private static final Path ROOT = Path.of("src/test/resources/infra").toAbsolutePath();

    private static final class Running {
        static final Process SERVER = start();
        static final String PORT = port(SERVER);
    }

    private PlayedPrograms() {}

    /**
     * @param programs a folder of {@code src/test/resources/infra}
     * @param directory of the state that they read and change
     */
    static Map<String, String> environment(String programs, Path directory) {
        return Map.of(
                "PATH",
                ROOT.resolve(programs) + ":" + System.getenv("PATH"),
                "PLAYED_AT",
                Running.PORT,
                "CLOUD",
                directory.toString());
    }

    private static Process start() {
        try {
            return new ProcessBuilder("python3", "-B", "-m", "played.server")
                    .directory(ROOT.toFile())
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String port(Process server) {
        return server.inputReader()
                .lines()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The server that plays programs did not start"));
    }
}
