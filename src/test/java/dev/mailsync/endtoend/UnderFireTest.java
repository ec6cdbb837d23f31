package dev.mailsync.endtoend;

import java.util.stream.StreamSupport;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Failures of one part that must not become failures of another. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class UnderFireTest extends WholeWay {

    @BeforeEach
    void aMailboxThatSyncs() {
        connected();
        receives("<0@lead.example>", LEE, "Before");
        crm.idle();
        crm.forgetRequests();
    }

    @Test
    void aSubscriptionServiceThatAsksToWaitDoesNotStopTheMail() {
        crm.control("faults", """
                {"kind":"status","status":503,"retryAfter":"60","match":{"method":"POST","path":"/v1.0/subscriptions"}}""");
        crm.control("mailboxes/" + ANNA + "/lifecycle", "{\"event\":\"subscriptionRemoved\"}");
        receives("<1@lead.example>", LEE, "Polled");
        crm.advance("PT20M");

        assertThat(anna.subjects(TIMELINE)).contains("Polled");
        assertThat(anna).isEnabled().isPolled();
    }

    @Test
    void bodiesThatAreThrottledAreNotAskedForAgainAtOnce() {
        crm.control("mailboxes/" + ANNA + "/silence", "{\"on\":true}");
        for (int n = 0; n < 15; n++) {
            receives("<b" + n + "@lead.example>", LEE, "B" + n);
        }
        crm.control("faults", """
                {"kind":"status","status":429,"retryAfter":"7200","match":{"path":"$batch"},"lasts":"PT3H"}""");
        crm.advance("PT1H5M");

        assertThat(StreamSupport.stream(crm.requests().spliterator(), false)
                        .filter(it -> it.get("status").asInt() == 429))
                .hasSize(1);
    }

    @Test
    void oneMailThatCannotEvenBeLookedAtDoesNotStopTheOthers() {
        crm.control("mailboxes/" + ANNA + "/silence", "{\"on\":true}");
        var id = crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEE, ANNA, "Poison"))
                .get("id")
                .asText();
        crm.control("faults", "{\"kind\":\"status\",\"status\":500,\"match\":{\"path\":\"" + id + "\"}}");
        crm.advance("PT4H");
        receives("<9@lead.example>", LEE, "After");
        crm.advance("PT2H");

        assertThat(anna).isEnabled();
        assertThat(anna.subjects(TIMELINE)).contains("After").doesNotContain("Poison");
        assertThat(anna).hasWarning("MAIL_UNREADABLE");

        crm.http().delete("/sandbox/control/faults");
        crm.advance("PT7H");
        assertThat(anna.subjects(TIMELINE)).contains("Poison");
        assertThat(anna.status().hasNonNull("warnings")).isFalse();
    }

    @Test
    void whoIsGivenUpIsToldToSignInWhateverItWasAndPartsWithoutKnockingAgainAndAgain() {
        crm.control("faults", "{\"kind\":\"status\",\"status\":504,\"match\":{\"path\":\"/v1.0/\"}}");
        crm.advance("PT52H");
        assertThat(anna).hasConnectionIssue().toBeFixedBy("user");
        assertThat(anna.status().at("/error/remedy").asText()).containsIgnoringCase("sign in again");

        crm.control("mailboxes/" + ANNA + "/revoke", "{\"aadsts\":50173}");
        crm.forgetRequests();
        Crm.check(anna.disable("KEEP"));
        crm.advance("PT2H");
        assertThat(crm.requests().size()).isLessThan(4);
    }

    @Test
    void aSignInDeclinedByWhoIsConnectedLeavesNothingOpen() {
        anna.returned(ANNA, "decline");

        var row = anna.read("/v1/mail-sync/errors").get("items").get(0);
        assertThat(row.get("code").asText()).isEqualTo("AADSTS65004");
        assertThat(row.hasNonNull("resolvedAt")).isTrue();
    }
}
