package dev.mailsync.endtoend;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A company with fewer seats than people who want one. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class SeatTest extends WholeWay {

    private static final String CARL = "carl@contoso.example";

    @Inject
    Tables tables;

    @Test
    void whoFindsNoFreeSeatWaitsInOrderOfArrival() {
        crm.company("acme", "TEAM", 1, "");
        connected();
        var bob = connect("bob", BOB);
        var carl = connect("carl", CARL);

        assertThat(anna).isEnabled();
        assertThat(bob).isPending();
        var waiting = bob.status();
        assertThat(waiting.get("billable").asBoolean()).isFalse();
        assertThat(waiting.get("mailbox").asText()).isEqualTo(BOB);
        assertThat(waiting.get("pending").toString()).isEqualTo("{\"place\":1,\"limit\":1,\"inUse\":1}");
        assertThat(carl).isOnWaitingListAt(2);
        assertThat(anna.status().has("pending")).isFalse();
    }

    @Test
    void aFreedSeatGoesToTheLongestWaitingWithTheMailOfTheWait() {
        crm.company("acme", "TEAM", 1, "");
        connected();
        var bob = connect("bob", BOB);
        var carl = connect("carl", CARL);
        crm.deliver(BOB, Crm.mail("<1@lead.example>", LEE, BOB, "While waiting"));
        crm.advance("P2D");
        assertThat(anna.subjects(TIMELINE)).isEmpty();

        anna.disable("KEEP");
        crm.idle();

        assertThat(bob).isEnabled();
        assertThat(bob.status().has("pending")).isFalse();
        assertThat(carl).isOnWaitingListAt(1);
        assertThat(bob.subjects(TIMELINE)).containsExactly("While waiting");
    }

    @Test
    void aRaisedLimitPromotesAtOnceAndALoweredOneThrowsNobodyOut() {
        crm.company("acme", "TEAM", 1, "");
        connected();
        var bob = connect("bob", BOB);
        var carl = connect("carl", CARL);

        crm.company("acme", "TEAM", 2, "");
        crm.idle();
        assertThat(bob).isEnabled();
        assertThat(carl).isPending();

        crm.company("acme", "TEAM", 0, "");
        crm.idle();
        assertThat(anna).isEnabled();
        anna.disable("KEEP");
        crm.idle();
        assertThat(carl.status().at("/pending").toString()).isEqualTo("{\"place\":1,\"limit\":0,\"inUse\":1}");
    }

    @Test
    void signingInAgainKeepsThePlaceAndDisablingLeavesTheLine() {
        crm.company("acme", "TEAM", 0, "");
        var bob = connect("bob", BOB);
        var carl = connect("carl", CARL);

        bob.connect(BOB);
        crm.idle();
        assertThat(bob).isOnWaitingListAt(1);

        bob.disable("KEEP");
        crm.idle();
        assertThat(bob).isNotConfigured();
        assertThat(carl).isOnWaitingListAt(1);
    }

    @Test
    void whoDisablesWhileWaitingLeavesNoTokenBehindAndTheMailboxFree() {
        crm.company("acme", "TEAM", 0, "");
        var bob = connect("bob", BOB);
        crm.forgetRequests();

        bob.disable("KEEP");
        crm.idle();

        assertThat(tables.of(Table.USERS)).doesNotContain("parting#").doesNotContain("sealed");
        assertThat(crm.requests()).isEmpty();
        var carl = crm.person("acme", "carl");
        assertThat(carl.connect(BOB).at("/pending/place").asInt()).isEqualTo(1);
    }

    @Test
    void withoutAWordFromTheCrmNobodyWaitsAndALimitSetLaterHolds() {
        connected();
        connect("bob", BOB);

        crm.company("acme", "TEAM", 1, "");
        var carl = connect("carl", CARL);

        assertThat(carl.status().get("pending").toString()).isEqualTo("{\"place\":1,\"limit\":1,\"inUse\":2}");
    }

    @Test
    void aCompanyWithNothingToDoIsNotLookedAt() {
        crm.company("acme", "TEAM", 1, "");
        connected();
        anna.disable("KEEP");
        crm.idle();

        assertThat(tables.of(Table.QUOTAS)).contains("seats").doesNotContain("dueAt");
    }

    @Test
    void theTokenOfSomebodyWhoWaitsForMonthsIsKeptAlive() {
        crm.company("acme", "TEAM", 0, "");
        var bob = connect("bob", BOB);
        crm.deliver(BOB, Crm.mail("<1@lead.example>", LEE, BOB, "While waiting"));
        crm.forgetRequests();

        crm.advance("P100D");
        assertThat(crm.requests().findValuesAsText("path"))
                .as("three refreshes and nothing else")
                .hasSize(3)
                .allMatch(path -> path.endsWith("/token"));
        crm.company("acme", "TEAM", 1, "");
        crm.idle();

        assertThat(bob).isEnabled();
        assertThat(bob.subjects(TIMELINE)).containsExactly("While waiting");
    }

    @Test
    void aMailboxThatWaitsHasItsOneConnectionAllTheSame() {
        crm.company("acme", "TEAM", 0, "");
        connect("bob", BOB);
        var carl = crm.person("acme", "carl");

        assertThat(carl.confirm(carl.ticket(BOB, "accept")).statusCode()).isEqualTo(409);
    }

    private Crm.Person connect(String user, String upn) {
        crm.mailbox(upn);
        var person = crm.person("acme", user);
        person.connect(upn);
        crm.idle();
        crm.advance("PT1S");
        return person;
    }
}
