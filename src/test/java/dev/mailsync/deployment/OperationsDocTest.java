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
        assertThat(found(scripts(), "OutputKey=='([A-Za-z]+)'|\\$\\(output ([A-Za-z]+)\\)"))
                .contains("DeadLettersUrl", "SigningKeysId", "SweepSchedule", "SyncSourceId", "ApiUrl")
                .isSubsetOf(TEMPLATE.sections("Outputs").keySet());
    }

    @Test
    void everyParameterThatIsNamedIsOneOfTheTemplate() {
        var named = found(commands, "\\b([A-Z][a-z]+[A-Za-z]+)=[0-9a-z]");
        named.addAll(found(text, "`([A-Z][A-Za-z]+)=[^`]*`"));
        named.removeIf(name -> name.matches("[A-Z]+|OutputKey"));
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
        var deploy = Files.readString(Path.of("infra/deploy"));
        assertThat(found(text, "infra/deploy (--[a-z-]+)"))
                .contains("--take-back", "--from")
                .allSatisfy(option -> assertThat(deploy).contains(option));
        assertThat(found(text, "infra/restore ([a-z]+)")).containsOnly("begin", "finish", "clean");
        assertThat(Files.readString(Path.of("infra/stop-work"))).contains("--worker");
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

    /** What it means, what to run, and how to see that it worked. */
    @Test
    void everyAlarmHasItsRemedyAndItsEnd() {
        var sections = Pattern.compile("(?ms)^### ([^\n]+)\n(.+?)(?=\n##|\\z)")
                .matcher(text)
                .results()
                .toList();

        assertThat(sections).hasSameSizeAs(anchors("###"));
        assertThat(sections).allSatisfy(section -> {
            var remedy = section.group(2).replaceAll("\\s+", " ");
            assertThat(remedy).as(section.group(1)).containsPattern("(?i)\\brun `[^`]+`|run the same");
            assertThat(remedy).as(section.group(1)).contains("Done when ");
        });
    }

    @Test
    void itIsShortEnoughToBeRead() {
        assertThat(text.lines()).hasSizeLessThanOrEqualTo(320).allMatch(line -> line.length() <= 120);
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
    void noCommandNamesATableThatTheStackDidNotName() {
        assertThat(found(commands, "-table-name \"?(\\S+?)\"?\\s")).containsExactly("$table");
        assertThat(commands).contains("TABLES=$(aws cloudformation list-stack-resources", "for table in ${TABLES:?}");
    }

    @Test
    void everyResourceThatAScriptAsksForIsOneOfTheStack() throws IOException {
        var known = new TreeSet<>(TEMPLATE.resources().keySet());
        known.addAll(TEMPLATE.madeBySam());

        assertThat(found(scripts(), "\\$\\((?:physical|kept \"\\$gone\") ([A-Za-z]+)\\)"))
                .contains("TokenKey", "Api")
                .isSubsetOf(known);
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

    /** All that scripts of ours say. */
    private static String scripts() throws IOException {
        try (var files = Files.walk(Path.of("infra"))) {
            var all = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*\\.(json|yaml|py|example|pyc)"))
                    .toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
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
                .map((MatchResult match) -> match.group(1) == null ? match.group(2) : match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
