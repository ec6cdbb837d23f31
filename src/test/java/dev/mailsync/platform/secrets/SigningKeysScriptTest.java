package dev.mailsync.platform.secrets;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.mailsync.deployment.InfraScript;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
@ResourceLock("/dev/shm")
class SigningKeysScriptTest {

    private static final String SECRET = "secrets/value-of-SigningKeysId";

    @Test
    void theKeyInUseBecomesThePreviousOneAndANewOneTakesItsPlace(@TempDir Path directory) throws Exception {
        var script = new InfraScript(directory);
        script.write(SECRET, "{\"current\":\"" + "a".repeat(64) + "\",\"previous\":\"" + "b".repeat(64) + "\"}");
        var before = SigningKeys.parse(script.read(SECRET));

        script.succeed("infra/rotate-signing-keys", "some-stack");

        var after = SigningKeys.parse(script.read(SECRET));
        assertThat(after.previous().orElseThrow().id())
                .isEqualTo(before.current().id());
        assertThat(after.current().id())
                .isNotEqualTo(before.current().id())
                .isNotEqualTo(before.previous().orElseThrow().id());
        // The script takes the machine's time.
        assertThat(after.signing(Instant.now())).isEqualTo(after.previous().orElseThrow());
        assertThat(after.signing(Instant.now().plusSeconds(601))).isEqualTo(after.current());
        assertThat(script.json(SECRET).get("current").asText()).matches("[0-9a-f]{64}");
        assertThat(script.read("calls")).contains("--stack-name some-stack").doesNotContain("aaaa");
        assertThat(InfraScript.leftovers()).isEmpty();
    }

    @Test
    void theKeyThatSubscriptionsWereSignedByIsNotDroppedWithinAWeek(@TempDir Path directory) throws Exception {
        var script = rotatedOnce(directory);
        var once = script.read(SECRET);

        assertThat(script.run("infra/rotate-signing-keys").err()).contains("let a week pass");
        assertThat(script.read(SECRET)).isEqualTo(once);

        var days = Instant.now().minus(Duration.ofDays(8)).truncatedTo(ChronoUnit.SECONDS);
        script.write(SECRET, once.replaceAll("\\d{4}-[^\"]+Z", days.toString()));
        script.succeed("infra/rotate-signing-keys");
        assertThat(ids(script))
                .last()
                .isEqualTo(SigningKeys.parse(once).current().id());
    }

    @Test
    void afterALeakBothKeysAreReplacedAtOnce(@TempDir Path directory) throws Exception {
        var script = rotatedOnce(directory);
        var leaked = ids(script);

        assertThat(script.run("infra/rotate-signing-keys", "some-stack", "--leak")
                        .err())
                .contains("[--leak] [stack]");
        script.succeed("infra/rotate-signing-keys", "--leak", "some-stack");

        assertThat(ids(script)).doesNotHaveDuplicates().doesNotContainAnyElementsOf(leaked);
    }

    private static InfraScript rotatedOnce(Path directory) throws Exception {
        var script = new InfraScript(directory);
        script.write(SECRET, "{\"current\":\"" + "a".repeat(64) + "\"}");
        script.succeed("infra/rotate-signing-keys");
        return script;
    }

    private static List<String> ids(InfraScript script) throws Exception {
        var keys = SigningKeys.parse(script.read(SECRET));
        return List.of(keys.current().id(), keys.previous().orElseThrow().id());
    }
}
