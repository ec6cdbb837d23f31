package dev.mailsync.endtoend;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static dev.mailsync.endtoend.PersonAssert.assertThat;

/** What is wrong gets a problem response with a stable code, and nothing changes: the rows of {@code bad-input.txt}. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class BadInputTest extends RefusalsTest {

    private static final Path TABLE = Path.of("src/test/resources/bad-input.txt");

    /** @param who see {@link #tokens}; anyone else has none */
    private record Row(String who, String method, String path, String body, int status, String code) {

        static Row of(String line) {
            var cells = line.split(" \\| ", -1);
            var answer = cells[4].split(" ");
            return new Row(cells[0], cells[1], cells[2], cells[3], Integer.parseInt(answer[0]), answer[1]);
        }
    }

    private String mail;
    private Map<String, String> tokens;

    @BeforeEach
    void anEmailIsRecordedAndSettingsAreMade() {
        crm.company("acme", "PREMIUM", 3, ",\"domains\":[\"contoso.example\"]");
        Crm.check(anna.put("/v1/mail-sync/never-record", "{\"entries\":[\"home.example\"]}"));
        receives("<1@lead.example>", LEE, "First");
        crm.idle();
        mail = anna.read(TIMELINE).at("/items/0/id").asText();
        tokens = tokens();
    }

    /** All in one world, as none of them changes it. */
    @TestFactory
    Stream<DynamicTest> whatIsWrongIsRefusedAndChangesNothing() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.contains(" | "))
                .map(line -> DynamicTest.dynamicTest(line, () -> isRefused(Row.of(line))));
    }

    @Test
    void whoAsksForAnotherCompanysEmailHasNone() {
        var stranger = crm.person("rival", "anna", "administrator");
        refused(404, "NOT_FOUND", () -> stranger.get("/v1/mails/" + mail));

        assertThat(stranger).isNotConfigured();
    }

    private void isRefused(Row row) {
        refused(row.status(), row.code(), () -> answer(row));
    }

    private HttpResponse<String> answer(Row row) {
        var token = tokens.get(row.who());
        return crm.http()
                .send(
                        row.method(),
                        row.path().replace("{mail}", mail),
                        row.method().equals("GET") ? null : row.body(),
                        token == null ? Map.of() : Map.of("Authorization", "Bearer " + token));
    }

    private Map<String, String> tokens() {
        var salesperson = crm.token("acme", "anna", "salesperson");
        return Map.of(
                "anna", salesperson,
                "boss", crm.token("acme", "boss", "administrator"),
                "crm", crm.token("acme", "crm", "crm-service"),
                "rival", crm.token("rival", "boss", "administrator"),
                "rival-crm", crm.token("rival", "crm", "crm-service"),
                "hash", crm.token("acme#mailbox", "anna", "salesperson"),
                "unsigned", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.",
                "forged", withAnotherSignature(salesperson));
    }

    private static String withAnotherSignature(String token) {
        var signature = token.lastIndexOf('.') + 1;
        return token.substring(0, signature) + new StringBuilder(token.substring(signature)).reverse();
    }
}
