package dev.mailsync.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.mailsync.deployment.Template.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** GitHub itself cannot be asked here: that what its workflows call is there, and does what they want of it, can. */
class WorkflowsTest {

    private static final Pattern OURS = Pattern.compile("(?<![\\w/])(?:\\./mvnw|\\.ci/[a-z-]+|infra/[a-z-]+)");

    @TempDir
    Path directory;

    @Test
    void everyScriptThatAWorkflowCallsIsThere() throws Exception {
        var called = new TreeSet<String>();
        for (var workflow : workflows()) {
            for (var step : steps(workflow)) {
                OURS.matcher(String.valueOf(step.at("run").value())).results().forEach(it -> called.add(it.group()));
            }
        }
        assertThat(called).containsExactly(".ci/assets", ".ci/native", ".ci/run");
        for (var script : List.of(".ci/assets", ".ci/native", ".ci/run", ".ci/sbom")) {
            assertThat(Path.of(script)).isExecutable();
            assertThat(Files.readString(Path.of(script))).contains("\nset -euo pipefail\n");
            assertThat(Program.run(Map.of(), "bash", "-n", script).said()).isEmpty();
            OURS.matcher(Files.readString(Path.of(script)))
                    .results()
                    .forEach(it -> assertThat(Path.of(it.group())).isExecutable());
        }
    }

    @Test
    void everyWorkflowThatAnotherCallsIsThere() throws Exception {
        var used = workflows().stream()
                .flatMap(workflow -> jobs(workflow).stream())
                .map(job -> (String) job.at("uses").value())
                .filter(uses -> uses != null)
                .toList();

        assertThat(used)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Path.of(path)).isRegularFile());
    }

    @Test
    void nativeFunctionsAreBuiltForEachArchitectureOfTheTemplate() throws Exception {
        var job = new Section(load(Path.of(".github/workflows/native.yaml")))
                .at("jobs")
                .at("native");
        var built = job.at("strategy").at("matrix").at("include").list().stream()
                .map(each -> (String) each.at("architecture").value())
                .toList();

        assertThat(built)
                .containsExactlyInAnyOrderElementsOf(
                        Template.read().sections("Parameters").get("Architecture").at("AllowedValues").list().stream()
                                .map(value -> (String) value.value())
                                .toList());
        var release = Files.readString(Path.of(".github/workflows/release.yaml"));
        assertThat(release).contains("for architecture in " + String.join(" ", built) + "; do");
    }

    @Test
    void aReleaseHasTheFunctionItsChecksumItsPartsAndWhatIsNew() throws Exception {
        var version = version();

        var made = assets("v" + version, Map.of());

        assertThat(made.exit()).as(made.said()).isZero();
        var name = "mail-sync-" + version + "-arm64";
        try (var files = Files.list(directory.resolve("assets"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(name + ".zip", name + ".cdx.json", name + ".sha256", "notes.md");
        }
        var checked = Program.run(
                Map.of(), "sh", "-c", "cd '" + directory.resolve("assets") + "' && sha256sum -c " + name + ".sha256");
        assertThat(checked.said()).contains(name + ".zip: OK", name + ".cdx.json: OK");
        assertThat(Files.readString(directory.resolve("assets/notes.md")))
                .contains("infra/deploy")
                .doesNotContain("## ");
    }

    @ParameterizedTest
    @CsvSource({
        "v9.9.9, 0.2.0, is not v0.2.0",
        "v0.3.0-SNAPSHOT, 0.3.0-SNAPSHOT, not to be released",
        "v7.0.0, 7.0.0, does not know"
    })
    void aReleaseThatDoesNotFitIsNone(String tag, String version, String why) throws Exception {
        var pom =
                Files.writeString(directory.resolve("pom.xml"), "<project>\n    <version>" + version + "</version>\n");

        var made = assets(tag, Map.of("POM", pom.toString()));

        assertThat(made.exit()).isEqualTo(1);
        assertThat(made.said()).contains(why);
        assertThat(directory.resolve("assets")).doesNotExist();
    }

    @Test
    void theFormsForIssuesAreRead() throws Exception {
        for (var form : List.of("bug", "idea")) {
            var fields = new Section(load(Path.of(".github/ISSUE_TEMPLATE", form + ".yaml")))
                    .at("body")
                    .list();
            assertThat(fields)
                    .isNotEmpty()
                    .allSatisfy(field -> assertThat(field.at("type").value()).isIn("markdown", "textarea", "input"));
        }
        assertThat(Path.of("SECURITY.md")).isRegularFile();
    }

    private Program assets(String tag, Map<String, String> more) throws Exception {
        var function = Files.writeString(directory.resolve("function.zip"), "a function");
        var parts = Files.writeString(directory.resolve("sbom.json"), "{}");
        var environment = new HashMap<>(more);
        environment.putAll(Map.of("FUNCTION", function.toString(), "SBOM", parts.toString()));
        return Program.run(
                environment,
                ".ci/assets",
                tag,
                "arm64",
                directory.resolve("assets").toString());
    }

    private static String version() throws IOException {
        var found = Pattern.compile("(?m)^    <version>(.*)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static List<Section> workflows() throws IOException {
        var workflows = new ArrayList<Section>();
        try (Stream<Path> files = Files.list(Path.of(".github/workflows"))) {
            for (var file : files.toList()) {
                workflows.add(new Section(load(file)));
            }
        }
        assertThat(workflows).hasSize(3);
        return workflows;
    }

    private static List<Section> jobs(Section workflow) {
        return workflow.at("jobs").map().values().stream()
                .map(job -> new Section(job))
                .toList();
    }

    private static List<Section> steps(Section workflow) {
        return jobs(workflow).stream()
                .flatMap(job -> job.at("steps").list().stream())
                .toList();
    }

    private static Object load(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            return new Yaml().load(reader);
        }
    }
}
