package dev.mailsync.deployment;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code infra/restore}, {@code stop-work} and {@code resume-work}, killed at each of their calls and run again. */
@Tag("slow")
class RestoreTest {

    private static final String AT = "2027-01-31T12:00:00Z";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private PlayedCloud cloud;

    @BeforeAll
    static void programs() throws Exception {
        PlayedCloud.orSkip();
    }

    @BeforeEach
    void stackWithTwoTables() throws Exception {
        cloud = new PlayedCloud(directory);
        cloud.become(JSON.readTree(
                Path.of("src/test/resources/infra/cloud/stack-with-tables.json").toFile()));
    }

    @Test
    void theTablesAreAsTheyWereAndHaveAllThatAwsDoesNotRestore() throws Exception {
        cloud.succeed("infra/restore", "begin", AT);

        assertThat(tables()).containsOnlyKeys("t-users", "t-leads", "restored-t-users", "restored-t-leads");
        assertThat(tables().get("t-users").get("Content").asText()).isEqualTo("damaged");
        standsStill();

        cloud.succeed("infra/restore", "finish");
        isRestored();
        works();

        cloud.succeed("infra/restore", "clean");
        assertThat(tables()).containsOnlyKeys("t-users", "t-leads");
        assertThat(cloud.state().get("backups")).isEmpty();
    }

    /** Each table goes its way by itself: where it breaks off is told by one as well as by two, in a third of the time. */
    private void withOneTable() throws Exception {
        var state = cloud.state();
        ((ObjectNode) state.get("tables")).remove("t-leads");
        state.findParents("Leads").forEach(resources -> ((ObjectNode) resources).remove("Leads"));
        cloud.become(state);
    }

    @Test
    void whereverBeginIsKilledItGoesOnWhenItIsRunAgain() throws Exception {
        withOneTable();
        var states = cloud.watch("infra/restore", "begin", AT);
        assertThat(states).hasSizeGreaterThan(4);

        for (var state : PlayedCloud.some(states)) {
            cloud.become(state);
            cloud.succeed("infra/restore", "begin", AT);

            assertThat(tables()).containsOnlyKeys("t-users", "restored-t-users");
            assertThat(tables().get("restored-t-users").get("Content").asText()).isEqualTo("as at " + AT);
            standsStill();
        }
    }

    @Test
    void whereverFinishIsKilledItGoesOnWhenItIsRunAgain() throws Exception {
        withOneTable();
        cloud.succeed("infra/restore", "begin", AT);
        var states = cloud.watch("infra/restore", "finish");
        assertThat(states).hasSizeGreaterThan(10);

        for (var state : PlayedCloud.some(states)) {
            cloud.become(state);
            cloud.succeed("infra/restore", "finish");

            isRestored();
            works();
        }
    }

    @Test
    void whereverCleanIsKilledNothingThatIsInUseIsReplacedAnyMore() throws Exception {
        withOneTable();
        cloud.succeed("infra/restore", "begin", AT);
        cloud.succeed("infra/restore", "finish");

        for (var state : PlayedCloud.some(cloud.watch("infra/restore", "clean"))) {
            ((ObjectNode) state.at("/tables/t-users")).put("Content", "in use since");
            cloud.become(state);
            // Somebody takes the one for the other.
            cloud.run(Map.of(), "infra/restore", "finish");
            cloud.succeed("infra/restore", "clean");

            assertThat(tables()).containsOnlyKeys("t-users");
            assertThat(tables().get("t-users").get("Content").asText()).isEqualTo("in use since");
            assertThat(cloud.state().get("backups")).isEmpty();
        }
    }

    /** The states that the tests above go on from are those that a killed script leaves. */
    @Test
    void aScriptThatIsKilledLeavesAwsAsItWasBeforeThatCall() throws Exception {
        var begun = cloud.state();
        cloud.watch("infra/restore", "begin", AT);
        var states = cloud.allStates();

        cloud.become(begun);
        var killed = cloud.run(Map.of("DIE_AT", "15"), "infra/restore", "begin", AT);

        assertThat(killed.exit()).isNotZero();
        assertThat(cloud.calls()).hasSize(15);
        assertThat(cloud.state()).isEqualTo(states.get(14));
    }

    @Test
    void theCopiesOfAnotherTimeAreNotTakenForThese() throws Exception {
        cloud.succeed("infra/restore", "begin", AT);

        var refused = cloud.run(Map.of(), "infra/restore", "begin", "2027-01-30T12:00:00Z");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.said()).contains("of another time", "infra/restore clean");
    }

    @Test
    void withoutCopiesNothingIsReplaced() throws Exception {
        var refused = cloud.run(Map.of(), "infra/restore", "finish");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.said()).contains("infra/restore begin");
        assertThat(tables().get("t-users").get("Content").asText()).isEqualTo("damaged");
        works();
    }

    @Test
    void workStopsAndStartsAgainFromWhereverItWasKilled() throws Exception {
        for (var state : PlayedCloud.some(cloud.watch("infra/stop-work"))) {
            cloud.become(state);
            cloud.succeed("infra/stop-work");
            standsStill();
        }

        for (var state : PlayedCloud.some(cloud.watch("infra/resume-work"))) {
            cloud.become(state);
            cloud.succeed("infra/resume-work");
            works();
        }
    }

    @Test
    void theWorkerStopsAlone() throws Exception {
        cloud.succeed("infra/stop-work", "--worker");

        assertThat(cloud.state().at("/triggers/source").asBoolean()).isFalse();
        assertThat(cloud.state().at("/triggers/schedule/State").asText()).isEqualTo("ENABLED");
        assertThat(limits()).isEqualTo("200 1000");
    }

    private void isRestored() throws Exception {
        for (var table : tables().entrySet()) {
            if (!table.getKey().startsWith("restored-")) {
                assertThat(table.getValue().get("Content").asText()).isEqualTo("as at " + AT);
                assertThat(table.getValue().get("Status").asText()).isEqualTo("ACTIVE");
                assertThat(table.getValue().get("DeletionProtectionEnabled").asBoolean())
                        .isTrue();
                assertThat(table.getValue().get("Recovers").asBoolean()).isTrue();
                assertThat(table.getValue().get("Tags").asText()).contains("team");
            }
        }
        assertThat(tables().get("t-users").get("Forgets").asText()).isEqualTo("Enabled=true,AttributeName=expiresAt");
        assertThat(tables().containsKey("t-leads")
                        && !tables().get("t-leads").get("Forgets").isNull())
                .isFalse();
    }

    private void standsStill() throws Exception {
        assertThat(cloud.state().at("/triggers/source").asBoolean()).isFalse();
        assertThat(cloud.state().at("/triggers/schedule/State").asText()).isEqualTo("DISABLED");
        assertThat(limits()).isEqualTo("0 0");
    }

    private void works() throws Exception {
        assertThat(cloud.state().at("/triggers/source").asBoolean()).isTrue();
        assertThat(cloud.state().at("/triggers/schedule/State").asText()).isEqualTo("ENABLED");
        assertThat(cloud.state().at("/triggers/schedule/Target/Arn").asText()).isEqualTo("the-sweep");
        assertThat(limits()).isEqualTo("200 1000");
    }

    private String limits() throws Exception {
        var stage = cloud.state().at("/triggers/stage");
        return stage.at("/DefaultRouteSettings/ThrottlingRateLimit").asText() + " "
                + stage.at("/RouteSettings/POST ~1graph~1notifications/ThrottlingRateLimit")
                        .asText();
    }

    private Map<String, JsonNode> tables() throws Exception {
        var tables = new TreeMap<String, JsonNode>();
        cloud.state().get("tables").properties().forEach(table -> tables.put(table.getKey(), table.getValue()));
        return tables;
    }
}
