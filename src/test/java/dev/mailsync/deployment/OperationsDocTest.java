package dev.mailsync.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever docs/operations.md names is there. */
class OperationsDocTest {

    private static final Template TEMPLATE = Template.read();
    private static final Pattern BASH = Pattern.compile("(?s)```bash\n(.*?)```");

    private static String text;
    private static String commands;

    @TempDir
    Path directory;

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(Path.of("docs/operations.md"));
        commands = BASH.matcher(text).results().map(block -> block.group(1)).collect(Collectors.joining());
    }

    @Test
    void everyAlarmHasASectionThatSaysWhatToDoAndEverySectionAnAlarm() {
        var alarms = new TreeSet<String>();
        Template.monitoring().resources("AWS::CloudWatch::Alarm").forEach((id, alarm) -> {
            var properties = alarm.at("Properties");
            var description = (String) properties.at("AlarmDescription").value();
            var anchor = description.replaceAll(".* What to do: docs/operations\\.md#", "");
            var name = (String) properties.at("AlarmName").at("!Sub").value();
            // Six functions, one remedy.
            var ofAFunction = id.replaceAll("Fails$", "");
            var expected = TEMPLATE.resources("AWS::Serverless::Function").containsKey(ofAFunction)
                    ? "a-function-fails"
                    : name.replace("${Stack}/", "");
            assertThat(anchor).isEqualTo(expected);
            alarms.add(anchor);
        });

        assertThat(anchors("###")).isEqualTo(alarms);
    }

    @Test
    void everyOutputThatACommandReadsIsOneOfTheStack() {
        assertThat(found(text, "(?<!-)\\boutput ([A-Z][A-Za-z]+)"))
                .isNotEmpty()
                .isSubsetOf(TEMPLATE.sections("Outputs").keySet());
    }

    /** And, where scripts read them by themselves, as they do. */
    @Test
    void everyOutputThatAScriptReadsIsOneOfTheStack() throws IOException {
        for (var script : Set.of("infra/replay", "infra/rotate-signing-keys")) {
            assertThat(found(Files.readString(Path.of(script)), "OutputKey=='([A-Za-z]+)'"))
                    .isNotEmpty()
                    .isSubsetOf(TEMPLATE.sections("Outputs").keySet());
        }
    }

    @Test
    void everyParameterThatIsNamedIsOneOfTheTemplate() {
        var named = found(commands, "\\b([A-Z][a-z]+[A-Za-z]+)=[0-9a-z]");
        named.addAll(found(text, "`([A-Z][A-Za-z]+)=[^`]*`"));
        named.removeIf(
                name -> name.matches("[A-Z]+|Enabled|SSEType|AttributeName|PointInTimeRecoveryEnabled|OutputKey"));
        assertThat(named)
                .isNotEmpty()
                .isSubsetOf(TEMPLATE.sections("Parameters").keySet());
    }

    @Test
    void everyScriptThatIsNamedCanBeRun() {
        assertThat(found(text, "(infra/[a-z/-]+[a-z])\\b(?!\\.)"))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(Path.of(script)).isExecutable());
    }

    @Test
    void everyOptionOfOurScriptsIsOneTheyTake() throws IOException {
        var register = Files.readString(Path.of("infra/entra/register"));
        var rotate = Files.readString(Path.of("infra/entra/rotate"));

        assertThat(found(commands, "infra/entra/register.* (--[a-z-]+)"))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(register).contains("    " + option + ")"));
        assertThat(found(text, "infra/entra/rotate [a-z]+ (--[a-z-]+)"))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(rotate).contains("    " + option + ")"));
        assertThat(found(text, "infra/entra/rotate ([a-z]+)")).containsOnly("begin", "finish");
    }

    @Test
    void everyLogGroupThatIsReadIsOneOfTheStack() {
        var groups = TEMPLATE.resources("AWS::Logs::LogGroup").values().stream()
                .map(log -> (String)
                        log.at("Properties").at("LogGroupName").at("!Sub").value())
                .map(name -> name.replace("/${AWS::StackName}", ""))
                .collect(Collectors.toSet());

        assertThat(found(text, "/\\$STACK(/[a-z-]+)")).isNotEmpty().isSubsetOf(groups);
        assertThat(found(commands, "for log in ([a-z -]+);").stream()
                        .flatMap(list -> Pattern.compile(" ").splitAsStream(list))
                        .map(log -> "/" + log))
                .isNotEmpty()
                .isSubsetOf(groups);
    }

    @Test
    void everyTableIsRestoredAndThoseThatForgetForgetAgain() {
        var names = TEMPLATE.resources("AWS::DynamoDB::Table").values();
        assertThat(found(commands, "TABLES=\"([a-z -]+)\"").iterator().next().split(" "))
                .containsExactlyInAnyOrder(names.stream()
                        .map(table -> baseName(table.at("Properties")))
                        .toArray(String[]::new));
        var forgetting = names.stream()
                .map(table -> table.at("Properties"))
                .filter(table -> table.at("TimeToLiveSpecification").value() != null)
                .map(OperationsDocTest::baseName)
                .toList();
        assertThat(found(commands, "for table in ([a-z -]+);").iterator().next().split(" "))
                .containsExactlyInAnyOrderElementsOf(forgetting);
    }

    @Test
    void everyLinkWithinThePageLeadsSomewhere() {
        var anchors = new TreeSet<>(anchors("##"));
        anchors.addAll(anchors("###"));

        assertThat(found(text, "\\]\\(#([a-z-]+)\\)")).isNotEmpty().isSubsetOf(anchors);
        assertThat(found(text, "\\]\\(([a-z-]+\\.md)\\)"))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(Path.of("docs", page)).exists());
    }

    /** Spelled out it would be another stack's as soon as there are two. */
    @Test
    void noCommandNamesATableButByThePrefixOfTheStack() {
        assertThat(found(commands, "-table-name \"?(\\S+?)\"?\\s"))
                .isNotEmpty()
                .allMatch(table -> table.matches("(restored-)?\\$PREFIX\\$table|\\$(FROM|\\{FROM:\\?})\\$table|\\$1"));
    }

    /** SAM makes a group of deployments for each function, and one application for all. */
    @Test
    void everyResourceThatACommandAsksForIsOneOfTheStack() {
        var known = new TreeSet<>(TEMPLATE.resources().keySet());
        known.add("ServerlessDeploymentApplication");

        assertThat(found(commands, "\\$\\(physical ([A-Za-z]+)\\)"))
                .isNotEmpty()
                .isSubsetOf(known);
        assertThat(found(commands, "for function in ([A-Za-z ]+);")
                        .iterator()
                        .next()
                        .split(" "))
                .containsExactlyInAnyOrderElementsOf(
                        TEMPLATE.resources("AWS::Serverless::Function").keySet());
    }

    /** Bash reads them; what it does with them is not tried. */
    @Test
    void theCommandsAreBash() throws Exception {
        var file = Files.writeString(directory.resolve("commands"), commands);
        var bash = new ProcessBuilder("bash", "-n", file.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(bash.getInputStream().readAllBytes())).isEmpty();
        assertThat(bash.waitFor()).isZero();
    }

    private static String baseName(Template.Section table) {
        return ((String) table.at("TableName").at("!Sub").value()).replace("${TablePrefix}", "");
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(String level) {
        return found(text, "(?m)^" + level + " (.+)$").stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(String where, String pattern) {
        return Pattern.compile(pattern)
                .matcher(where)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
