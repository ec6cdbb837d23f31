package dev.mailsync.endtoend;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is no setting is refused, and changes nothing. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class SettingsInputTest extends WholeWay {

    private static final String COMPANY = "/v1/companies/acme";
    private static final String LIST = "/v1/mail-sync/never-record";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"plan\":\"TEAM\"}",
                "{\"mailboxLimit\":1}",
                "{\"plan\":\"\",\"mailboxLimit\":1}",
                "{\"plan\":7,\"mailboxLimit\":1}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":-1}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":1.5}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":\"1\"}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":99999999999}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":1,\"dailyMailsPerUser\":-1}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":1,\"timeZone\":\"Mars/Olympus\"}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":1,\"capture\":\"ALL\"}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":1,\"capture\":0}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":1,\"neverRecord\":[\"nonsense\"]}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":1,\"neverRecord\":[null]}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":1,\"domains\":[\"me@home.example\"]}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":1,\"retentionDays\":0}",
                "{\"plan\":\"TEAM\",\"mailboxLimit\":1,\"unknown\":1}"
            })
    void settingsThatAreNoneAreRefused(String body) {
        crm.company("acme", "PREMIUM", 3, ",\"domains\":[\"contoso.example\"]");
        var before = service.read(COMPANY);

        var answer = service.put(COMPANY, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(crm.http().json(answer).get("code").asText()).isIn("COMPANY_INVALID", "BAD_JSON");
        assertThat(service.read(COMPANY)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"entries\":null}", "{\"entries\":[\"x\"]}", "{\"entries\":\"home.example\"}"})
    void aListThatIsNoneIsRefused(String body) {
        anna.put(LIST, "{\"entries\":[\"home.example\"]}");

        assertThat(anna.put(LIST, body).statusCode()).isEqualTo(400);

        assertThat(anna.read(LIST).toString()).isEqualTo("{\"entries\":[\"home.example\"]}");
    }

    @Test
    void listsHaveLimitsInEntriesAndInAll() {
        var settings = "{\"plan\":\"TEAM\",\"mailboxLimit\":1,\"domains\":[%s]}";
        var longDomain = "d%d." + "x".repeat(60) + "." + "y".repeat(60) + ".example";

        assertThat(service.put(COMPANY, settings.formatted(entries(1_000, "d%d.example")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.put(COMPANY, settings.formatted(entries(1_001, "d%d.example")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.put(COMPANY, settings.formatted(entries(900, longDomain)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(anna.put(LIST, "{\"entries\":[" + entries(501, "d%d.example") + "]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(anna.put(LIST, "{\"entries\":[" + entries(400, longDomain) + "]}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static String entries(int count, String pattern) {
        return IntStream.range(0, count)
                .mapToObj(n -> "\"" + pattern.formatted(n) + "\"")
                .collect(Collectors.joining(","));
    }

    @Test
    void settingsAreTheCrmsAndOfItsOwnCompany() {
        var body = "{\"plan\":\"TEAM\",\"mailboxLimit\":1}";
        var other = crm.person("other", "crm", "crm-service");

        assertThat(other.put(COMPANY, body).statusCode()).isEqualTo(404);
        assertThat(other.get(COMPANY).statusCode()).isEqualTo(404);
        assertThat(anna.put(COMPANY, body).statusCode()).isEqualTo(403);
        assertThat(crm.person("acme", "boss", "administrator")
                        .put(COMPANY, body)
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.put(LIST, "{\"entries\":[]}").statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsSetComesBackAsItHolds() {
        var answer = service.put(
                COMPANY,
                "{\"plan\":\"LEGACY_FREE\",\"mailboxLimit\":2,\"neverRecord\":[\"@Home.Example\"],\"domains\":[\"B.example\",\"a.example\"]}");

        assertThat(answer.body())
                .isEqualTo("{\"plan\":\"LEGACY_FREE\",\"mailboxLimit\":2,\"dailyLimit\":100,\"timeZone\":\"UTC\","
                        + "\"capture\":\"SENT_AND_LEADS\",\"neverRecord\":[\"home.example\"],"
                        + "\"domains\":[\"a.example\",\"b.example\"],\"recordPrivate\":false,\"skip\":[]}");
    }
}
