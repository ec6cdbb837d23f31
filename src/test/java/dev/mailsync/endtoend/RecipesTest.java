package dev.mailsync.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The recipes of {@code docs/api.md}, as they stand there, by bash, curl and jq. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class RecipesTest extends WholeWay {

    private static final Pattern RECIPE =
            Pattern.compile("```bash\\n(?<commands>.*?)```\\n\\nprints `(?<output>[^`]*)`", Pattern.DOTALL);

    /** Ends what a block printed. */
    private static final String MARK = "=== end of block ===";

    private record Recipe(String commands, String output) {}

    @Test
    void everyRecipePrintsWhatItSays() throws Exception {
        for (var tool : List.of("bash", "curl", "jq")) {
            assumeTrue(isInstalled(tool), tool + " is not installed: the recipes were not tried");
        }
        var recipes = recipes();
        assertThat(recipes).hasSizeGreaterThan(21);
        var script = new StringBuilder("set -euo pipefail\n");
        recipes.forEach(
                it -> script.append(it.commands()).append("echo '").append(MARK).append("'\n"));

        var printed = run(script.toString()).split(MARK + "\n", -1);

        for (int i = 0; i < recipes.size(); i++) {
            var recipe = recipes.get(i);
            assertThat(i < printed.length ? printed[i].strip().replace('\n', ' ') : "nothing")
                    .as(recipe.commands())
                    .isEqualTo(recipe.output());
        }
    }

    @Test
    void onlyRecipesThatAreRunCallTheApplication() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).doesNotContain("curl");
    }

    @Test
    void everyCommandIsRun() throws IOException {
        var blocks = Pattern.compile("```bash")
                .matcher(Files.readString(Path.of("docs/api.md")))
                .results();
        assertThat(blocks.count()).isEqualTo(recipes().size());
    }

    private static List<Recipe> recipes() throws IOException {
        return RECIPE.matcher(Files.readString(Path.of("docs/api.md")))
                .results()
                .map(match -> new Recipe(match.group("commands"), match.group("output")))
                .toList();
    }

    private String run(String script) throws Exception {
        var builder = new ProcessBuilder("bash").redirectErrorStream(true);
        builder.environment().put("B", address.toString().replaceAll("/$", ""));
        var bash = builder.start();
        try (var commands = bash.getOutputStream()) {
            commands.write(script.getBytes(UTF_8));
        }
        try (InputStream output = bash.getInputStream()) {
            return new String(output.readAllBytes(), UTF_8);
        } finally {
            bash.waitFor(1, TimeUnit.MINUTES);
            bash.destroyForcibly();
        }
    }

    private static boolean isInstalled(String tool) throws InterruptedException {
        try {
            return new ProcessBuilder(tool, "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
