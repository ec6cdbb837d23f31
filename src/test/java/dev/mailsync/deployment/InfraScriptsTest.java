package dev.mailsync.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@Tag("slow")
@ResourceLock("/dev/shm")
class InfraScriptsTest {

    private InfraScript script;

    @TempDir
    Path directory;

    @BeforeEach
    void playAws() throws Exception {
        script = new InfraScript(directory);
    }

    @Test
    void deadLettersGoBackToTheQueue() throws Exception {
        var out = script.succeed("infra/replay");

        assertThat(out).contains("3 dead letters go back to the queue.", "All of them are there.");
        assertThat(script.read("calls"))
                .contains("--queue-url value-of-DeadLettersUrl", "start-message-move-task --source-arn arn:aws:sqs");
    }

    @Test
    void withoutDeadLettersNothingIsMoved() throws Exception {
        script.write("dead", "0");

        assertThat(script.succeed("infra/replay")).contains("There are no dead letters.");
        assertThat(script.read("calls")).doesNotContain("start-message-move-task");
    }

    /** What is not commented out is what the template asks for and has no value for. */
    @Test
    void theExampleOfParametersFitsTheTemplate() throws Exception {
        var parameters = Template.read().sections("Parameters");
        var lines = Files.readAllLines(Path.of("infra/parameters.example"));

        var named =
                lines.stream().filter(line -> line.matches("(# )?[A-Za-z]+=.*")).toList();
        assertThat(named).allSatisfy(line -> {
            var parameter = parameters.get(line.replaceAll("(# )?([A-Za-z]+)=.*", "$2"));
            assertThat(parameter).as(line).isNotNull();
            if (parameter.at("AllowedPattern").value() instanceof String pattern) {
                assertThat(line.substring(line.indexOf('=') + 1)).matches(pattern);
            }
        });
        var given = named.stream().map(line -> line.replaceAll("=.*", "")).toList();
        parameters.forEach((name, parameter) -> {
            if (parameter.at("Default").value() == null && !name.equals("Release")) {
                assertThat(given).contains(name);
            }
        });
    }

    /** By ShellCheck, where it is installed. */
    @Test
    void theScriptsAreClean() throws Exception {
        assumeTrue(
                new ProcessBuilder("sh", "-c", "command -v shellcheck").start().waitFor() == 0, "no shellcheck");

        assertThat(scripts()).hasSizeGreaterThan(12);
        for (var name : scripts()) {
            assertThat(script.run("shellcheck", "-x", name).out()).isEmpty();
        }
    }

    /** All of bash, and what they have in common. */
    private static List<String> scripts() throws IOException {
        try (var files = Files.walk(Path.of("infra"))) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".sh") || startsBash(Path.of(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean startsBash(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("").endsWith("bash");
        } catch (IOException | UncheckedIOException binary) {
            return false;
        }
    }

    @Test
    void theScriptsAreBashThatStopsAtTheFirstFailure() throws Exception {
        for (var name : scripts()) {
            assertThat(script.run("bash", "-n", name).err()).isEmpty();
            if (!name.endsWith(".sh")) {
                assertThat(Files.readString(Path.of(name))).contains("\nset -euo pipefail\n");
                assertThat(Path.of(name)).isExecutable();
            }
        }
    }
}
