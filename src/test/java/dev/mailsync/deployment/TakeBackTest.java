package dev.mailsync.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A stack that was deleted by mistake comes back with its tables and its keys. */
@Tag("slow")
class TakeBackTest {

    @TempDir
    Path directory;

    private DeployScript script;
    private String key;

    @BeforeAll
    static void programs() throws Exception {
        PlayedCloud.orSkip();
    }

    @BeforeEach
    void stackThatIsDeleted() throws Exception {
        script = new DeployScript(directory);
        script.isDeployed("TablePrefix=acme-");
        key = script.stack().at("/Resources/TokenKey/Physical").asText();
        var state = script.state();
        ((ObjectNode) state.at("/tables/acme-users")).put("Content", "everybody's email");
        script.cloud.become(state);
        script.cloud.succeed(
                "aws",
                "cloudformation",
                "update-termination-protection",
                "--stack-name",
                "mail-sync",
                "--no-enable-termination-protection");
        script.cloud.succeed("aws", "cloudformation", "delete-stack", "--stack-name", "mail-sync");
        for (int i = 0; i < 2; i++) {
            script.cloud.run(Map.of(), "aws", "cloudformation", "describe-stacks", "--stack-name", "mail-sync");
        }
    }

    @Test
    void itsTablesAndKeysAreTheNewStacks() throws Exception {
        var hint = script.deploy(script.file("TablePrefix=acme-"));
        assertThat(hint.said()).contains("There is a table acme-users already", "--take-back");

        script.succeed("--take-back", script.file("TablePrefix=acme-"));

        isBack();
        // And is a stack like any other.
        script.succeed(script.file("TablePrefix=acme-"));
        isBack();
    }

    @Test
    void whatSomebodyWentOnToDeleteIsRevived() throws Exception {
        var state = script.state();
        state.withObject("/keys").put(key, "PendingDeletion");
        var secret = state.findParents("TokenKey").stream()
                .map(resources -> resources.at("/SigningKeys/Physical").asText())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow();
        state.withObject("/deleted_secrets").put(secret, "2027-01-01");
        script.cloud.become(state);

        script.succeed("--take-back", script.file("TablePrefix=acme-"));

        assertThat(script.cloud.state().get("keys").get(key).asText()).isEqualTo("Enabled");
        assertThat(script.cloud.state().get("deleted_secrets")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 18})
    void whereverItIsKilledItGoesOnWhenItIsRunAgain(int call) throws Exception {
        goesOnAfter(call);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 10, 11, 14, 16, 20})
    @Tag("thorough")
    void whereverElseItIsKilledItGoesOnAsWell(int call) throws Exception {
        goesOnAfter(call);
    }

    private void goesOnAfter(int call) throws Exception {
        script.cloud.become(script.cloud.state());
        var killed = script.cloud.run(
                Map.of("DIE_AT", Integer.toString(call)), script.with("--take-back", script.file("TablePrefix=acme-")));
        assertThat(killed.exit()).isNotZero();
        assertThat(script.cloud.calls()).hasSize(call);

        script.succeed("--take-back", script.file("TablePrefix=acme-"));

        isBack();
    }

    @Test
    void anotherPrefixThanThatOfTheDeletedStackIsRefused() throws Exception {
        var refused = script.deploy("--take-back", script.file());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.said()).contains("TablePrefix is \"acme-\" and would become \"mailsync-\"");
    }

    /** But for what keeps them whatever happens while they are taken back. */
    @Test
    void theKeysAreTakenBackAsTheTemplateHasThem() throws Exception {
        script.succeed("--plan", script.file());
        var json = new ObjectMapper();
        var keys = json.readTree(Path.of("infra/keys.json").toFile()).get("Resources");
        var packaged = json.readTree(Files.readString(script.root.resolve("target/deploy/packaged.json")))
                .get("Resources");

        keys.properties().forEach(kept -> {
            JsonNode expected = packaged.get(kept.getKey()).deepCopy();
            ((ObjectNode) expected).put("DeletionPolicy", "Retain");
            assertThat(kept.getValue()).isEqualTo(expected);
        });
        assertThat(keys).hasSize(2);
    }

    private void isBack() throws Exception {
        assertThat(script.stack().at("/Resources/TokenKey/Physical").asText()).isEqualTo(key);
        assertThat(script.stack().at("/Resources/Users/Physical").asText()).isEqualTo("acme-users");
        assertThat(script.tables()).hasSize(6);
        assertThat(script.cloud.state().at("/tables/acme-users/Content").asText())
                .isEqualTo("everybody's email");
        assertThat(script.cloud
                        .state()
                        .at("/tables/acme-users/DeletionProtectionEnabled")
                        .asBoolean())
                .isTrue();
    }
}
