package dev.mailsync.endtoend;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.SignInScript;
import dev.mailsync.sandbox.cloud.Ports;

import static dev.mailsync.Waits.await;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** Another process of the product, in dev mode with "the real" Microsoft, which is this process's sandbox. */
final class LiveInstance implements AutoCloseable {

    private static final String MAIN = DevMode.class.getName().replace('.', '/') + ".class";
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Map<String, String> settings;
    private final int port;
    private final Path main;
    private final Path log;
    private Process process;

    /** @param directory where it has its tables and keys, its log and its main class */
    LiveInstance(String sandbox, Path directory) throws IOException {
        this.port = Ports.free();
        this.log = directory.resolve("live-instance.log");
        this.main = directory.resolve("main");
        copyMainClass();
        this.settings = Map.of(
                "quarkus.http.port",
                Integer.toString(port),
                "mailsync.microsoft",
                "live",
                "mailsync.microsoft.client-id",
                SignInScript.clientId(),
                "mailsync.microsoft.client-secret",
                SignInScript.clientSecret(),
                "mailsync.login-url",
                sandbox + "/sandbox/login",
                "mailsync.graph-url",
                sandbox + "/sandbox/graph/v1.0",
                "mailsync.sandbox.folder",
                directory.resolve("kept").toString(),
                // Nobody wants to wait for the minutes of a test.
                "mailsync.sandbox.sweep-every",
                "1s",
                "mailsync.sync.polling-without-address",
                "PT0.5S");
    }

    String address() {
        return "http://localhost:" + port;
    }

    Crm crm() {
        return new Crm(new SandboxClient(URI.create(address())));
    }

    /** @param more settings besides those that it always has */
    LiveInstance start(String... more) throws IOException {
        process = new ProcessBuilder(command(more))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(200)).until(this::isUp);
        return this;
    }

    private List<String> command(String... more) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus.analytics.disabled=true",
                "-Dquarkus.test.continuous-testing=disabled"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        Stream.of(more).map("-D"::concat).forEach(command::add);
        command.addAll(List.of("-cp", classPath(), DevMode.class.getName()));
        return command;
    }

    /** Of the tests nothing but the main class: what else they have on the class path is meant for this process. */
    private String classPath() {
        // Surefire's own holds one jar, which names all others.
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var withoutTests = Stream.of(all.split(File.pathSeparator))
                .filter(entry -> !Files.exists(Path.of(entry).resolve(MAIN)));
        return Stream.concat(withoutTests, Stream.of(main.toString())).collect(joining(File.pathSeparator));
    }

    private boolean isUp() {
        assertThat(process.isAlive()).as("it ended: see %s", log).isTrue();
        // Dev mode would wait for somebody who mends it.
        assertThat(log).content().doesNotContain("Failed to start quarkus");
        try {
            return crm().http().get("/q/health/ready").statusCode() == 200;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    private void copyMainClass() throws IOException {
        var copy = main.resolve(MAIN);
        Files.createDirectories(copy.getParent());
        try (var compiled = DevMode.class.getResourceAsStream("DevMode.class")) {
            Files.copy(compiled, copy);
        }
    }

    /** Without a chance to tidy up. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
