package dev.mailsync.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class DeployTest {

    @TempDir
    Path directory;

    private DeployScript script;

    @BeforeAll
    static void programs() throws Exception {
        PlayedCloud.orSkip();
    }

    @BeforeEach
    void playAws() throws Exception {
        script = new DeployScript(directory);
    }

    @Test
    void aNewStackIsProtectedOnceItIsThere() throws Exception {
        script.succeed(script.file("TablePrefix=acme-"));

        assertThat(script.tables()).hasSize(6).allMatch(name -> name.startsWith("acme-"));
        assertThat(script.cloud.state().get("tables"))
                .allSatisfy(table -> assertThat(
                                table.get("DeletionProtectionEnabled").asBoolean())
                        .isTrue());
        assertThat(script.stack().get("Terminates").asBoolean()).isFalse();
        assertThat(script.inForce()).containsEntry("Protected", "yes");
        assertThat(script.inForce().get("Release")).matches((String) Template.read()
                .sections("Parameters")
                .get("Release")
                .at("AllowedPattern")
                .value());
    }

    @Test
    @Tag("thorough")
    void whatAFirstDeploymentMadeGoesAwayIfItFailsAndTheNextOneBeginsAnew() throws Exception {
        script.cloud.become(script.state().put("fail", true));

        var failed = script.deploy(script.file());
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.said()).contains("Sync: told to fail", "was taken back");
        assertThat(script.tables()).isEmpty();

        script.succeed(script.file());
        assertThat(script.tables()).hasSize(6);
    }

    @Test
    void aFileWithoutTablePrefixIsRefusedOnAStackThatHasAnother() throws Exception {
        script.isDeployed("TablePrefix=acme-");
        var before = script.cloud.state().get("stacks");

        var refused = script.deploy(script.file());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.said())
                .contains(
                        "TablePrefix is \"acme-\" and would become \"mailsync-\"",
                        "six new, empty tables",
                        "--yes-replace");
        assertThat(script.tables()).hasSize(6);
        assertThat(script.cloud.state().get("stacks")).isEqualTo(before);

        script.succeed("--yes-replace", script.file());
        assertThat(script.tables()).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({
        "TablePrefix=other-, empty tables",
        "DomainName=b.example, until each subscription is renewed",
        "DomainName=, until each subscription is renewed"
    })
    void aChangeOfWhatHoldsStateOrIsKnownToOthersIsRefusedThoughTheFileAsksForIt(String line, String why)
            throws Exception {
        script.isDeployed("DomainName=a.example", "CertificateArn=arn:aws:acm:x");

        var refused = script.deploy(script.file("DomainName=a.example", "CertificateArn=arn:aws:acm:x", line));

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.said()).contains(why);
    }

    @Test
    void aForgottenLineChangesNothingAndAWrittenOneIsShown() throws Exception {
        script.isDeployed("SyncConcurrency=5");

        var forgotten = script.deploy(script.file());
        assertThat(forgotten.exit()).isEqualTo(1);
        assertThat(forgotten.said())
                .contains("SyncConcurrency is \"5\" and would become \"50\"", "Write SyncConcurrency=5 into ");
        assertThat(script.inForce()).containsEntry("SyncConcurrency", "5");

        assertThat(script.succeed(script.file("SyncConcurrency=50")).said()).contains("SyncConcurrency: 5 -> 50");
        assertThat(script.inForce()).containsEntry("SyncConcurrency", "50");
    }

    @Test
    @Tag("thorough")
    void whatIsGivenBehindTheStackHoldsAndDefaultsFillTheRest() throws Exception {
        script.succeed(script.file("SyncConcurrency=5"), "other", "ApiRate=7");

        var expected = new TreeMap<String, String>();
        Template.read().sections("Parameters").forEach((name, parameter) -> {
            if (parameter.at("Default").value() != null) {
                expected.put(name, parameter.at("Default").value().toString());
            }
        });
        expected.putAll(Map.of("SyncConcurrency", "5", "ApiRate", "7", "Packaging", "jvm", "Commit", "unknown"));
        assertThat(script.inForce()).containsAllEntriesOf(expected);
        assertThat(script.stack().get("StackName").asText()).isEqualTo("other");
    }

    @Test
    void aPlanIsShownAndNothingIsChanged() throws Exception {
        assertThat(script.succeed("--plan", script.file()).said())
                .contains("Add Users (AWS::DynamoDB::Table)", "Nothing was changed");
        assertThat(script.tables()).isEmpty();

        script.isDeployed();
        var before = script.stack();
        assertThat(script.succeed("--plan", script.file("ApiRate=9")).said()).contains("ApiRate: 200 -> 9");
        assertThat(script.stack()).isEqualTo(before);
        assertThat(script.cloud.state().get("changes")).isEmpty();
    }

    @Test
    @Tag("thorough")
    void aResourceWithStateThatATemplateWouldRemoveIsKept() throws Exception {
        script.isDeployed();
        var template = script.root.resolve("template.yaml");
        Files.writeString(
                template,
                Files.readString(template)
                        .replace("\n  Leads:\n    Type: AWS::DynamoDB", "\n  Led:\n    Type: AWS::DynamoDB"));

        var refused = script.deploy(script.file());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.said()).contains("Leads (mailsync-leads) would be removed");
        assertThat(script.cloud.state().get("changes")).isEmpty();
    }

    @Test
    void aRollbackWorksAlthoughTheNewerReleaseAddedAParameter() throws Exception {
        var newer = script.root.resolve("template.yaml");
        var older = script.checkout("older");
        Files.writeString(
                newer,
                Files.readString(newer)
                        .replace(
                                "\nParameters:\n", "\nParameters:\n  Novelty:\n    Type: String\n    Default: none\n"));
        script.succeed(script.file("Novelty=much"));

        var back = script.succeed("--from", older.toString(), script.file("Novelty=much"));

        assertThat(back.said()).contains("Novelty is left out");
        assertThat(script.inForce()).doesNotContainKey("Novelty");
        // Where the newer one was taken back before, only the operator knows.
        assertThat(script.deploy("--from", older.toString(), script.file("Novelty=much"))
                        .said())
                .contains("give --older");
        script.succeed("--older", "--from", older.toString(), script.file("Novelty=much"));
    }

    @Test
    void rowsThatTheVersionBeforeCannotReadAreNotWrittenWhileItRuns() throws Exception {
        var older = script.checkout("older");
        var template = Files.readString(older.resolve("template.yaml"))
                .replaceAll("(?s)\\n  PackedRows:\\n.*?\\n  Protected:", "\n  Protected:")
                .replaceAll("\\n +MAILSYNC_MAIL_PACKED:[^\\n]*", "");
        Files.writeString(older.resolve("template.yaml"), template);
        script.succeed("--from", older.toString(), script.file());
        assertThat(script.inForce()).doesNotContainKey("PackedRows");

        var refused = script.deploy(script.file());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.said()).contains("PackedRows=no", "0.1.0");
        assertThat(script.inForce()).doesNotContainKey("PackedRows");

        script.succeed(script.file("PackedRows=no"));
        script.succeed(script.file("PackedRows=yes"));
        assertThat(script.inForce()).containsEntry("PackedRows", "yes");
    }

    @Test
    @Tag("thorough")
    void anOlderTemplateThatIsLargerThanCloudFormationTakesGoesByTheBucket() throws Exception {
        var template = script.root.resolve("template.yaml");
        Files.writeString(
                template,
                Files.readString(template).replaceFirst("Description: ", "Description: " + "x".repeat(20_000)));

        script.succeed(script.file());

        assertThat(script.cloud.calls())
                .anyMatch(
                        call -> call.matches(
                                ".*--template-url https://sam-bucket\\.s3\\.eu-central-1\\.amazonaws\\.com/mail-sync-[0-9a-f]{32}\\.template.*"));
    }

    @Test
    @Tag("thorough")
    void tagsBoundaryAndRoleReachCloudFormationAndTagsStay() throws Exception {
        var boundary = "arn:aws:iam::123456789012:policy/edge";
        script.succeed(
                "--tag",
                "team=crm",
                "--tag",
                "stage=live",
                "--permissions-boundary",
                boundary,
                "--role",
                "arn:role",
                script.file());
        assertThat(script.stack().get("Role").asText()).isEqualTo("arn:role");
        assertThat(script.inForce()).containsEntry("PermissionsBoundary", boundary);

        assertThat(script.deploy(script.file()).said()).contains("PermissionsBoundary is ");
        script.succeed("--tag", "stage=test", script.file("PermissionsBoundary=" + boundary));

        assertThat(script.stack().get("Tags").toString())
                .contains("{\"Key\":\"team\",\"Value\":\"crm\"}", "{\"Key\":\"stage\",\"Value\":\"test\"}");
    }

    @Test
    @Tag("thorough")
    void whatHasToGoOutInSpiteOfAnAlarmSilencesThoseOfCodeDeploy() throws Exception {
        script.isDeployed();
        addGroupOfDeployments();

        script.succeed(script.file(), "mail-sync", "Careful=no");

        assertThat(script.cloud.state().at("/silenced/group-1").asText()).isEqualTo("enabled=false");
        script.succeed(script.file());
    }

    @ParameterizedTest
    @CsvSource({
        "TablesPrefix=other-, not PARAMETER=value",
        "CrmAudience, not PARAMETER=value",
        "Parameters=x, not PARAMETER=value",
        "'CrmOrigins=https://a.example, https://b.example', with a space"
    })
    void whatTheTemplateDoesNotTakeIsRefused(String line, String why) throws Exception {
        assertThat(script.deploy(script.file(line)).said()).contains(why);
        assertThat(script.deploy(script.file(), "mail-sync", line).said()).contains(why);

        assertThat(script.cloud.state().has("changes")).isFalse();
    }

    @Test
    void whatHasNoValueIsNamed() throws Exception {
        var file = Files.write(directory.resolve("few"), List.of("CrmAudience=mail-sync"))
                .toString();

        assertThat(script.deploy(file).said()).contains("CrmIssuer").contains("no value");
    }

    @Test
    @Tag("thorough")
    void whatIsBuiltForAnotherMachineIsNotDeployed() throws Exception {
        assertThat(script.deploy(script.file("Packaging=native")).said()).contains("is built for Packaging=jvm");

        DeployScript.build(script.root, "bootstrap", "\u00b7");
        assertThat(script.deploy(script.file()).said()).contains("is built for Packaging=native");
        assertThat(script.deploy(script.file("Packaging=native", "Architecture=x86_64"))
                        .said())
                .contains("is built for Architecture=arm64");
        script.succeed(script.file("Packaging=native"));
    }

    /** It has room for some more resources: beyond, infra/deploy goes by the bucket. */
    @Test
    void theTemplateIsSmallEnoughToBeSentAsItIs() throws Exception {
        script.succeed(script.file());

        assertThat(script.cloud.calls()).noneMatch(call -> call.startsWith("s3 cp"));
        assertThat(script.cloud.read("dashboard.json")).contains("\"${Stack}\"", "Is email arriving?");
    }

    @Test
    @Tag("thorough")
    void aDeploymentSaysWhichCommitItIs() throws Exception {
        var git = List.of("env", "GIT_CONFIG_GLOBAL=/dev/null", "git", "-C", script.root.toString());
        git(git, "init", "-q");
        git(git, "-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-q", "--allow-empty", "-m", "x");
        // What was built is no part of it.
        Files.writeString(script.root.resolve(".gitignore"), "*");
        var commit = git(git, "rev-parse", "HEAD").said().strip();

        script.succeed(script.file());

        assertThat(script.inForce()).containsEntry("Commit", commit);
    }

    private Program git(List<String> git, String... arguments) throws Exception {
        return script.cloud.succeed(
                Stream.concat(git.stream(), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    @Tag("thorough")
    void aDeploymentGoesToTheRegionOfTheAwsCli() throws Exception {
        script.cloud.succeed(
                Stream.concat(Stream.of("env", "AWS_REGION=eu-north-1"), Stream.of(script.with(script.file())))
                        .toArray(String[]::new));

        assertThat(script.cloud.read("sam").lines()).containsSequence("--region", "eu-north-1");
    }

    @Test
    void aDeploymentThatIsUnderWayIsTakenBackWhereCallsAreShiftedAlready() throws Exception {
        script.isDeployed();
        addGroupOfDeployments();
        var state = script.state();
        state.withObject("/shifting").put("d-1", "group-1").put("d-2", "another-stacks");
        ((ObjectNode) state.get("stacks").elements().next()).put("StackStatus", "UPDATE_IN_PROGRESS");
        script.cloud.become(state);

        script.cloud.succeed("infra/cancel-deployment");

        assertThat(script.cloud.state().get("shifting").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("d-2");
        assertThat(script.cloud.calls()).contains("cloudformation cancel-update-stack --stack-name mail-sync");
        // Where CloudFormation is at it already, calls are taken back all the same.
        script.cloud.succeed("infra/cancel-deployment");
    }

    /** As SAM makes them. */
    private void addGroupOfDeployments() throws Exception {
        var state = script.state();
        var resources = (ObjectNode) state.get("stacks").elements().next().get("Resources");
        resources
                .withObject("/SyncDeploymentGroup")
                .put("Type", "AWS::CodeDeploy::DeploymentGroup")
                .put("Physical", "group-1");
        resources
                .withObject("/ServerlessDeploymentApplication")
                .put("Type", "AWS::CodeDeploy::Application")
                .put("Physical", "application-1");
        script.cloud.become(state);
    }
}
