package dev.mailsync.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void aDeploymentIsAReleaseOfItsOwnWithTheParametersOfTheFile() throws Exception {
        var deploy = deploy();
        assertThat(script.run(deploy, parameters()).err()).contains("target/function.zip is missing");
        build();

        script.succeed(deploy, parameters("# a comment", "CrmAudience=mail-sync", "", "PublicUrl="), "other");

        assertThat(script.read("sam").lines())
                .containsSequence("--stack-name", "other")
                .contains("deploy", "CAPABILITY_IAM")
                .doesNotContain("--region");
        // SAM takes the last one where a parameter comes twice, and an empty value in quotation marks only.
        assertThat(overrides()).endsWith("CrmAudience=mail-sync", "PublicUrl=\"\"");
        assertThat(inForce().get("Release")).matches((String) Template.read()
                .sections("Parameters")
                .get("Release")
                .at("AllowedPattern")
                .value());
    }

    @Test
    void aParameterThatIsNotGivenGoesBackToTheDefaultOfTheTemplate() throws Exception {
        var deploy = deploy();
        build();
        var file = parameters("CrmAudience=mail-sync", "SyncConcurrency=5");
        var defaults = new TreeMap<String, String>();
        Template.read().sections("Parameters").forEach((name, parameter) -> {
            if (parameter.at("Default").value() != null) {
                defaults.put(name, parameter.at("Default").value().toString());
            }
        });

        script.succeed(deploy, file, "mail-sync", "ApiRate=0");
        assertThat(inForce()).containsEntry("ApiRate", "0").containsEntry("SyncConcurrency", "5");

        script.succeed(deploy, file, "mail-sync");
        defaults.put("SyncConcurrency", "5");
        assertThat(defaults).containsKeys("TablePrefix", "ApiRate");
        assertThat(inForce()).containsAllEntriesOf(defaults);
    }

    @ParameterizedTest
    @CsvSource({
        "TablesPrefix=other-, not PARAMETER=value",
        "CrmAudience, not PARAMETER=value",
        "Parameters=x, not PARAMETER=value",
        "'CrmOrigins=https://a.example, https://b.example', with a space"
    })
    void whatSamWouldTakeWithoutAWordIsRefused(String line, String why) throws Exception {
        var deploy = deploy();
        build();

        assertThat(script.run(deploy, parameters(line)).err()).contains(why);
        assertThat(script.run(deploy, parameters(), "mail-sync", line).err()).contains(why);

        assertThat(directory.resolve("sam")).doesNotExist();
    }

    @Test
    void whatIsBuiltForTheJvmIsNotDeployedAsNativeNorTheReverse() throws Exception {
        var deploy = deploy();
        build();
        assertThat(script.run(deploy, parameters("Packaging=native")).err()).contains("is built for Packaging=jvm");

        try (var zip = new ZipOutputStream(Files.newOutputStream(directory.resolve("root/target/function.zip")))) {
            zip.putNextEntry(new ZipEntry("bootstrap"));
        }
        assertThat(script.run(deploy, parameters()).err()).contains("is built for Packaging=native");
        script.succeed(deploy, parameters("Packaging=native"));
    }

    @Test
    void aDeploymentSaysWhichCommitItIs() throws Exception {
        var deploy = deploy();
        build();
        script.succeed(deploy, parameters());
        assertThat(inForce()).containsEntry("Commit", "unknown");

        var git = new String[] {
            "env",
            "GIT_CONFIG_GLOBAL=/dev/null",
            "git",
            "-C",
            directory.resolve("root").toString()
        };
        succeed(git, "init", "-q");
        succeed(git, "-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-q", "--allow-empty", "-m", "x");
        var commit = succeed(git, "rev-parse", "HEAD").strip();
        script.succeed(deploy, parameters());

        assertThat(inForce()).containsEntry("Commit", commit);
    }

    private String succeed(String[] command, String... arguments) throws Exception {
        return script.succeed(Stream.of(command, arguments).flatMap(Stream::of).toArray(String[]::new));
    }

    @Test
    void aDeploymentGoesToTheRegionOfTheAwsCli() throws Exception {
        var deploy = deploy();
        build();

        script.succeed("env", "AWS_REGION=eu-north-1", deploy, parameters("CrmAudience=mail-sync"));

        assertThat(script.read("sam").lines()).containsSequence("--region", "eu-north-1");
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

    /** The script wants what is deployed to be there, which it is only once everything is built. */
    private String deploy() throws Exception {
        var infra = Files.createDirectories(directory.resolve("root/infra"));
        Files.copy(Path.of("template.yaml"), directory.resolve("root/template.yaml"));
        var deploy = Files.copy(Path.of("infra/deploy"), infra.resolve("deploy"));
        deploy.toFile().setExecutable(true);
        return deploy.toString();
    }

    private void build() throws Exception {
        Files.createFile(
                Files.createDirectories(directory.resolve("root/target")).resolve("function.zip"));
    }

    private String parameters(String... lines) throws Exception {
        script.write("parameters", String.join("\n", lines));
        return directory.resolve("parameters").toString();
    }

    private List<String> overrides() throws Exception {
        var arguments = script.read("sam").lines().toList();
        return arguments.subList(arguments.indexOf("--parameter-overrides") + 1, arguments.size());
    }

    private Map<String, String> inForce() throws Exception {
        var values = new TreeMap<String, String>();
        overrides().forEach(line -> values.put(line.split("=", 2)[0], line.split("=", 2)[1].replace("\"", "")));
        return values;
    }
}
