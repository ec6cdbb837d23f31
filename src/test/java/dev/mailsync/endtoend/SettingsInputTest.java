package dev.mailsync.endtoend;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What settings and lists may contain; what they may not is in {@code bad-input.txt}. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class SettingsInputTest extends WholeWay {

    private static final String COMPANY = "/v1/companies/acme";
    private static final String LIST = "/v1/mail-sync/never-record";

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
