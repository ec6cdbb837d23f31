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

/** The CRM's back end follows what happens. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class FeedTest extends WholeWay {

    private static final String EVENTS = "/v1/events";

    @Test
    void whatHappensToAMailboxIsToldOnceAndInOrder() {
        crm.company("acme", "TEAM", 1, ",\"dailyMailsPerUser\":2");
        connected();
        receives("<1@lead.example>", LEE, "One");
        receives("<2@lead.example>", LEE, "Two");
        receives("<3@lead.example>", LEE, "Waits");
        crm.idle();
        var recorded = anna.read(TIMELINE).get("items").findValuesAsText("id");
        var bob = crm.person("acme", "bob");
        crm.mailbox(BOB);
        bob.connect(BOB);
        anna.disable("REMOVE");
        crm.idle();

        var events = settled();

        var annas = events.stream()
                .filter(it -> it.get("user").asText().equals("anna"))
                .toList();
        assertThat(types(annas))
                .containsExactly(
                        "STATUS_CHANGED",
                        "MAIL_RECORDED",
                        "MAIL_RECORDED",
                        "QUOTA_REACHED",
                        "STATUS_CHANGED",
                        "STATUS_CHANGED",
                        "REMOVAL_DONE");
        assertThat(annas).extracting(it -> it.get("number").asInt()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(changes(annas))
                .containsExactly(
                        "NOT_CONFIGURED ENABLED SIGNED_IN",
                        "ENABLED DISABLING REMOVAL_ASKED",
                        "DISABLING NOT_CONFIGURED REMOVAL_DONE");
        assertThat(annas.stream()
                        .filter(it -> it.has("mail"))
                        .map(it -> it.get("mail").asText()))
                .containsExactlyInAnyOrderElementsOf(recorded);
        assertThat(annas.get(3).get("limit").asInt()).isEqualTo(2);
        assertThat(annas.getLast().get("mails").asInt()).isEqualTo(2);
        var bobs = events.stream()
                .filter(it -> it.get("user").asText().equals("bob"))
                .toList();
        assertThat(changes(bobs)).containsExactly("NOT_CONFIGURED PENDING NO_FREE_SEAT", "PENDING ENABLED PROMOTED");
    }

    @Test
    void aMailIsToldWithTheLeadsItBelongsToNowAndItsErasureWithout() {
        connected();
        receives("<1@lead.example>", LEE, "One");
        crm.idle();
        var told = settled().getLast();
        assertThat(told.get("leads").toString()).isEqualTo("[\"lead-1\"]");
        assertThat(told.get("opportunities").toString()).isEqualTo("[\"opp-1\"]");

        Crm.check(service.delete("/v1/leads/lead-1"));
        crm.idle();

        var events = settled();
        assertThat(types(events)).containsExactly("STATUS_CHANGED", "MAIL_RECORDED", "MAIL_ERASED");
        assertThat(events.get(2).get("mail")).isEqualTo(events.get(1).get("mail"));
        assertThat(events.get(1).get("leads")).isEmpty();
    }

    @Test
    void theErrorThatTurnsAMailboxRedIsTheCause() {
        connected();
        crm.control("mailboxes/" + ANNA + "/revoke", "{\"aadsts\":50173}");
        crm.advance("PT50H");
        anna.connect(ANNA);
        crm.idle();

        assertThat(changes(settled()))
                .containsExactly(
                        "NOT_CONFIGURED ENABLED SIGNED_IN",
                        "ENABLED ERROR AADSTS50173",
                        "ERROR CONNECTION_ISSUE AADSTS50173",
                        "CONNECTION_ISSUE ENABLED SIGNED_IN_AGAIN");
    }

    @Test
    void onlyTheBackEndOfTheCompanyReadsIt() {
        connected();
        crm.advance("PT1M");

        assertThat(service.read(EVENTS).get("items")).hasSize(1);
        assertThat(crm.person("other", "crm", "crm-service").read(EVENTS).get("items"))
                .isEmpty();
        assertThat(anna.get(EVENTS).statusCode()).isEqualTo(403);
        assertThat(crm.person("acme", "boss", "administrator").get(EVENTS).statusCode())
                .isEqualTo(403);
        assertThat(service.get(EVENTS + "?after=!").statusCode()).isEqualTo(400);
        assertThat(service.get(EVENTS + "?after=c29tZXRoaW5n").statusCode()).isEqualTo(400);
        assertThat(service.get(EVENTS + "?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void theCursorOfAnIdleFeedMovesOnAndOneFromTooLongAgoIsRefused() {
        var beginning = service.read(EVENTS).get("next").asText();
        crm.advance("P29D");
        var later = service.read(EVENTS + "?after=" + beginning).get("next").asText();
        crm.advance("P29D");

        assertThat(service.read(EVENTS + "?after=" + later).get("items")).isEmpty();
        var expired = service.get(EVENTS + "?after=" + beginning);
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(expired.body()).contains("CURSOR_EXPIRED");
    }

    /** All events, page by page, once they may be shown. */
    private List<JsonNode> settled() {
        crm.advance("PT1M");
        var all = new ArrayList<JsonNode>();
        var page = service.read(EVENTS + "?limit=3");
        while (!page.get("items").isEmpty()) {
            page.get("items").forEach(all::add);
            page = service.read(EVENTS + "?limit=3&after=" + page.get("next").asText());
        }
        return all;
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(it -> it.get("type").asText()).toList();
    }

    private static List<String> changes(List<JsonNode> events) {
        return events.stream()
                .filter(it -> it.get("type").asText().equals("STATUS_CHANGED"))
                .map(it -> it.get("from").asText() + " " + it.get("to").asText() + " "
                        + it.get("cause").asText())
                .toList();
    }
}
