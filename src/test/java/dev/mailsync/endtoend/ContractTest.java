package dev.mailsync.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract as it is served is the one that is written down. {@code -DwriteContract} writes it anew. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(InMemoryParts.class)
class ContractTest extends WholeWay {

    private static final Path WRITTEN = Path.of("docs/openapi.yaml");
    private static final Path AS_JSON = Path.of("docs/openapi.json");

    /** How codes are given to problems in the code. */
    private static final Pattern PROBLEM = Pattern.compile(
            "(?:ProblemException|badRequest|conflict|gone|told|unprocessable)\\(\\s*(?:[A-Za-z.]*(?:Status\\.[A-Z_]+|UNPROCESSABLE),\\s*)?\"([A-Z_]{5,})\"");

    @Test
    void theContractIsTheOneThatIsWrittenDown() throws IOException {
        var served = crm.http().get("/q/openapi?format=yaml").body();
        if (System.getProperty("writeContract") != null) {
            Files.writeString(WRITTEN, served);
            Files.writeString(AS_JSON, servedAsJson());
        }
        var written = Files.readString(WRITTEN);

        assertThat(ContractChanges.breaking(written, served))
                .as("what would break those who call")
                .isEmpty();
        assertThat(served)
                .as("the contract; accept what is new by -DwriteContract")
                .isEqualTo(written);
        assertThat(Files.readString(AS_JSON)).isEqualTo(servedAsJson());
    }

    private String servedAsJson() {
        return crm.http().get("/q/openapi?format=json").body();
    }

    @Test
    void everyProblemCodeOfTheCodeIsWrittenDown() throws IOException {
        var written = Files.readString(WRITTEN);
        var codes = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/dev/mailsync"))) {
            for (var file : files.filter(ContractTest::isOfTheProduct).toList()) {
                PROBLEM.matcher(Files.readString(file)).results().forEach(match -> codes.add(match.group(1)));
            }
        }
        assertThat(codes).hasSizeGreaterThan(40);
        codes.removeIf(code -> written.contains("`" + code + "`"));
        assertThat(codes).as("not written down").isEmpty();
    }

    @Test
    void everyCallIsDescribed() {
        var paths = crm.http().json(crm.http().get("/q/openapi?format=json")).get("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    var name = call.getKey() + " " + path.getKey();
                    assertThat(call.getValue().path("tags").path(0).asText())
                            .as(name)
                            .doesNotContain("Resource")
                            .isNotEmpty();
                    assertThat(call.getValue().path("summary").asText())
                            .as(name)
                            .isNotEmpty();
                    call.getValue()
                            .get("responses")
                            .properties()
                            .forEach(response -> assertThat(response.getValue()
                                            .path("description")
                                            .asText())
                                    .as(name + " " + response.getKey())
                                    .isNotIn("", "OK", "Created", "Accepted", "Not Authorized", "Not Allowed"));
                }));
    }

    private static boolean isOfTheProduct(Path file) {
        return file.toString().endsWith(".java") && !file.toString().contains("sandbox");
    }
}
