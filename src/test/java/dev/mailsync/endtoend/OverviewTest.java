package dev.mailsync.endtoend;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What administrators see of their company. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class OverviewTest extends WholeWay {

    private static final String OVERVIEW = "/v1/company/mail-sync";

    @Test
    void aCompanyWithoutMailboxesHasAnEmptyOverview() {
        var overview = boss("acme").read(OVERVIEW);

        assertThat(overview.get("inUse").asInt()).isZero();
        assertThat(overview.has("limit")).isFalse();
        assertThat(overview.get("items")).isEmpty();
        assertThat(overview.get("causes")).isEmpty();
        assertThat(overview.hasNonNull("next")).isFalse();
    }

    @Test
    void everyMailboxIsThereWithStatusPlaceAndRemedyAndACauseThatManyShareIsOneLine() {
        crm.company("acme", "TEAM", 3, "");
        connected();
        connect("acme", "bob");
        connect("acme", "carl");
        connect("acme", "dora");
        connect("acme", "emil");
        connect("other", "zoe");
        crm.control("mailboxes/bob@contoso.example/revoke", "{\"aadsts\":65001}");
        crm.control("mailboxes/carl@contoso.example/revoke", "{\"aadsts\":65001}");
        crm.advance("PT2H");
        anna.disable("KEEP");
        crm.idle();

        var overview = boss("acme").read(OVERVIEW);

        assertThat(overview.get("limit").asInt()).isEqualTo(3);
        assertThat(overview.get("inUse").asInt()).isEqualTo(3);
        assertThat(overview.get("waiting").asInt()).isEqualTo(1);
        assertThat(overview.get("billed").asInt()).isEqualTo(3);
        assertThat(overview.get("statuses").toString())
                .isEqualTo("{\"NOT_CONFIGURED\":1,\"PENDING\":1,\"ENABLED\":1,\"ERROR\":2}");
        assertThat(overview.get("line").toString()).isEqualTo("[\"emil\"]");
        assertThat(overview.get("causes")).hasSize(1);
        var cause = overview.get("causes").get(0);
        assertThat(cause.get("code").asText()).isEqualTo("AADSTS65001");
        assertThat(cause.get("mailboxes").asInt()).isEqualTo(2);
        assertThat(cause.get("remedy").asText()).isNotBlank();
        assertThat(overview.get("items").findValuesAsText("user"))
                .containsExactly("anna", "bob", "carl", "dora", "emil");
        assertThat(row(overview, "anna").get("status").asText()).isEqualTo("NOT_CONFIGURED");
        assertThat(row(overview, "bob").at("/error/code").asText()).isEqualTo("AADSTS65001");
        assertThat(row(overview, "bob").hasNonNull("lastSyncedAt")).isTrue();
        assertThat(row(overview, "dora").get("mailbox").asText()).isEqualTo("dora@contoso.example");
        assertThat(row(overview, "emil").get("place").asInt()).isEqualTo(1);
    }

    @Test
    void pagesAndStatusesGoThroughAllMailboxesOnce() {
        crm.company("acme", "TEAM", 2, "");
        for (var user : List.of("eve", "bob", "dora", "carl", "abe")) {
            connect("acme", user);
        }
        assertThat(users(OVERVIEW + "?limit=2")).containsExactly("abe", "bob", "carl", "dora", "eve");
        assertThat(users(OVERVIEW + "?limit=1&status=PENDING")).containsExactly("abe", "carl", "dora");
        var boss = boss("acme");
        assertThat(boss.get(OVERVIEW + "?status=SLEEPY").statusCode()).isEqualTo(400);
        assertThat(boss.get(OVERVIEW + "?cursor=%21").statusCode()).isEqualTo(400);
    }

    @Test
    void onlyThoseWhoLookAfterTheCompanySeeIt() {
        connected();
        assertThat(anna.get(OVERVIEW).statusCode()).isEqualTo(403);
        assertThat(crm.person("acme", "max", "company-manager").get(OVERVIEW).statusCode())
                .isEqualTo(200);
        assertThat(crm.person("acme", "crm", "crm-service").get(OVERVIEW).statusCode())
                .isEqualTo(200);
        assertThat(boss("other").read(OVERVIEW).get("items")).isEmpty();
    }

    private Crm.Person boss(String company) {
        return crm.person(company, "boss", "administrator");
    }

    private List<String> users(String path) {
        var users = new ArrayList<String>();
        for (var next = path; next != null; ) {
            var page = boss("acme").read(next);
            users.addAll(page.get("items").findValuesAsText("user"));
            next = page.hasNonNull("next")
                    ? path + "&cursor=" + page.get("next").asText()
                    : null;
        }
        return users;
    }

    private void connect(String company, String user) {
        var upn = user + "@contoso.example";
        crm.mailbox(upn);
        crm.person(company, user).connect(upn);
        crm.idle();
    }

    private static JsonNode row(JsonNode overview, String user) {
        for (var row : overview.get("items")) {
            if (row.get("user").asText().equals(user)) {
                return row;
            }
        }
        throw new AssertionError("No row for " + user);
    }
}
