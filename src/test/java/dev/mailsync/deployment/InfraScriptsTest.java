package dev.mailsync.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

    @Test
    void aDeploymentIsAReleaseOfItsOwnWithTheParametersOfTheFile() throws Exception {
        script.write("parameters", "# a comment\nCrmAudience=mail-sync\n\nCrmIssuer=https://crm.example\n");
        var root = Path.of("").toAbsolutePath();
        // The script wants what is deployed to be there, which it is only once everything is built.
        var deploy = Files.createDirectories(directory.resolve("root/infra")).resolve("deploy");
        Files.copy(root.resolve("infra/deploy"), deploy);
        deploy.toFile().setExecutable(true);

        assertThat(script.run(deploy.toString(), directory.resolve("parameters").toString())
                        .err())
                .contains("target/function.zip is missing");

        Files.createDirectories(directory.resolve("root/target"));
        Files.createFile(directory.resolve("root/target/function.zip"));
        script.succeed(deploy.toString(), directory.resolve("parameters").toString(), "other");

        var arguments = script.read("sam").lines().toList();
        assertThat(arguments).containsSequence("--stack-name", "other").contains("deploy", "CAPABILITY_IAM");
        var overrides = arguments.subList(arguments.indexOf("--parameter-overrides") + 1, arguments.size());
        assertThat(overrides).hasSize(3).endsWith("CrmAudience=mail-sync", "CrmIssuer=https://crm.example");
        var pattern = (String) Template.read()
                .sections("Parameters")
                .get("Release")
                .at("AllowedPattern")
                .value();
        assertThat(overrides.getFirst().replace("Release=", "")).matches(pattern);
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

        for (var name : List.of("deploy", "replay", "rotate-signing-keys", "entra/register", "entra/rotate")) {
            assertThat(script.run("shellcheck", "-x", "infra/" + name).out()).isEmpty();
        }
    }
}
