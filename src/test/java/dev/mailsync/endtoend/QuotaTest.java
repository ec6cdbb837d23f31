package dev.mailsync.endtoend;

import java.time.Instant;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** So many mails a day, and none of the others lost. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class QuotaTest extends WholeWay {

    private static final String BERLIN = ",\"dailyMailsPerUser\":3,\"timeZone\":\"Europe/Berlin\"";

    @Inject
    Dynamo dynamo;

    @Test
    void mailOverTheQuotaIsDeferredAndRecordedOldestFirstDuringTheNextDay() {
        crm.company("acme", "TEAM", 5, BERLIN);
        connected();
        receive(1, 8);

        var quota = anna.status().get("quota");
        assertThat(quota.get("limit").asInt()).isEqualTo(3);
        assertThat(quota.get("used").asInt()).isEqualTo(3);
        assertThat(quota.get("deferred").asInt()).isEqualTo(5);
        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Mail 1", "Mail 2", "Mail 3");

        untilTheEveningAfter(quota.get("resetsAt").asText());
        assertThat(anna.subjects(TIMELINE))
                .containsExactlyInAnyOrder("Mail 1", "Mail 2", "Mail 3", "Mail 4", "Mail 5", "Mail 6");
        assertThat(anna).hasDeferred(2);

        untilTheEveningAfter(anna.status().at("/quota/resetsAt").asText());
        assertThat(anna.subjects(TIMELINE)).hasSize(8);
        assertThat(anna.status().at("/quota/used").asInt()).isEqualTo(2);
        assertThat(anna).hasDeferred(0);
    }

    @Test
    void whatAnEarlierVersionDeferredIsCountedByTheFirstLook() {
        crm.company("acme", "TEAM", 5, BERLIN);
        connected();
        receive(1, 8);
        forgetTheCount();

        assertThat(anna).hasDeferred(5);
        assertThat(anna).hasDeferred(5);
    }

    /** An earlier version had pointers only. */
    private void forgetTheCount() {
        var connection = ConnectionId.of(new CompanyId("acme"), new UserId("anna"));
        var forgetting = UpdateExpression.empty().remove("deferred");
        assertThat(dynamo.update(Write.update(
                        Table.USERS, Ledger.key(connection), forgetting, new Condition.Present("deferred"))))
                .isTrue();
    }

    @Test
    void nothingOfAMailThatIsDeferredIsFetchedOrKept() {
        crm.company("acme", "TEAM", 5, ",\"dailyMailsPerUser\":0");
        connected();
        crm.forgetRequests();
        receive(1, 2);

        assertThat(anna.subjects(OWN)).isEmpty();
        assertThat(anna).hasDeferred(2);
        assertThat(crm.requests().findValuesAsText("path")).noneMatch(path -> path.contains("bodyPreview"));
    }

    @Test
    void aRaisedLimitOrAnotherPlanTakesEffectAtOnce() {
        crm.company("acme", "TEAM", 5, BERLIN);
        connected();
        receive(1, 6);
        assertThat(anna.subjects(TIMELINE)).hasSize(3);

        crm.company("acme", "TEAM", 5, BERLIN.replace(":3", ":5"));
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).hasSize(5);

        crm.company("acme", "PREMIUM", 5, "");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).hasSize(6);
        assertThat(anna.status().at("/quota").has("limit")).isFalse();
    }

    @Test
    void theLegacyFreePlanHasAHundred() {
        crm.company("acme", "LEGACY_FREE", 5, "");
        connected();

        assertThat(anna.status().at("/quota/limit").asInt()).isEqualTo(100);
    }

    @Test
    void theHistoryStopsAtTheQuotaAndGoesOnTheNextDayWithTheNewestFirst() {
        crm.company("acme", "TEAM", 5, ",\"dailyMailsPerUser\":2");
        for (int n = 1; n <= 5; n++) {
            receives("<" + n + "@lead.example>", LEE, "Mail " + n);
            crm.advance("PT1M");
        }
        anna.connect(ANNA, 30);
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Mail 5", "Mail 4");
        assertThat(anna.status().at("/history/done").asBoolean()).isFalse();
        assertThat(anna.status().at("/history/imported").asInt()).isEqualTo(2);
        assertThat(anna.status().at("/history/total").asInt()).isEqualTo(5);

        untilTheEveningAfter(anna.status().at("/quota/resetsAt").asText());
        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Mail 5", "Mail 4", "Mail 3", "Mail 2");

        crm.company("acme", "TEAM", 5, "");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).hasSize(5);
        assertThat(anna.status().at("/history").toString())
                .isEqualTo("{\"imported\":5,\"lookedAt\":5,\"total\":5,\"done\":true}");
    }

    @Test
    void removingAndConnectingAgainGivesNothingBack() {
        crm.company("acme", "TEAM", 5, ",\"dailyMailsPerUser\":3");
        connected();
        receive(1, 3);
        anna.disable("REMOVE");
        crm.idle();
        connected();

        receive(4, 5);

        assertThat(anna.subjects(TIMELINE)).isEmpty();
        assertThat(anna.status().at("/quota/used").asInt()).isEqualTo(3);
        assertThat(anna).hasDeferred(2);
    }

    private void receive(int first, int last) {
        for (int n = first; n <= last; n++) {
            receives("<" + n + "@lead.example>", LEE, "Mail " + n);
            crm.idle();
            crm.advance("PT1S");
        }
    }

    private void untilTheEveningAfter(String resetsAt) {
        var seconds = Instant.parse(resetsAt).getEpochSecond() - crm.now().getEpochSecond();
        crm.advance("PT" + (seconds - 1) + "S");
        // What waits takes what the day has left.
        crm.advance("PT23H59M");
    }
}
