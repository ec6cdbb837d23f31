package dev.mailsync.endtoend;

import java.util.List;
import java.util.Objects;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.cloud.LocalMetrics;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator sees in CloudWatch of a morning. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class MetricsWayTest extends WholeWay {

    @Inject
    LocalMetrics metrics;

    @Test
    void aMorningInNumbers() {
        metrics.clear();
        connected();
        receives("<1@lead.example>", LEE, "One");
        receives("<2@lead.example>", LEE, "Two");
        receives("<3@else.example>", STRANGER, "Not for the CRM");
        crm.idle();
        crm.advance("PT2H");

        assertThat(sum("StatusChanges", "Status", "ENABLED")).isEqualTo(1);
        assertThat(sum("SeatsTaken")).isEqualTo(1);
        assertThat(sum("MailsRecorded")).isEqualTo(2);
        assertThat(sum("MailsRecorded", "Origin", "MAILBOX")).isEqualTo(2);
        assertThat(sum("MailsLeftOut", "Reason", "NO_LEAD")).isPositive();
        assertThat(sum("Notices")).isEqualTo(3);
        assertThat(sum("GraphRequests")).isGreaterThan(5);
        assertThat(sum("TokensRefreshed")).isPositive();
        assertThat(values("RecordedAfter")).hasSize(2).allMatch(millis -> millis < 60_000);
        assertThat(values("SweepIncomplete")).isNotEmpty().containsOnly(0L);
    }

    @Test
    void aBadMorningInNumbers() {
        connected();
        metrics.clear();
        crm.control("mailboxes/" + ANNA + "/revoke", "{\"aadsts\":50173}");
        crm.advance("PT2H");

        assertThat(sum("Failures", "Kind", "NEEDS_USER")).isPositive();
        assertThat(sum("StatusChanges", "Status", "ERROR")).isEqualTo(1);
        assertThat(sum("SeatsFreed")).isZero();

        crm.control("application", "{\"secret\":\"expired\"}");
        crm.mailbox(BOB);
        crm.person("acme", "bob").returned(BOB, "accept");
        assertThat(sum("OperatorAlarms")).isZero();
        crm.advance("PT1M");
        assertThat(sum("OperatorAlarms", "Code", "AADSTS7000222")).isEqualTo(1);
    }

    @Test
    void nothingOfItNamesAPerson() {
        connected();
        receives("<1@lead.example>", LEE, "Confidential");
        crm.idle();
        crm.advance("PT1H");

        assertThat(metrics.documents().toString())
                .doesNotContain("anna", "acme", "lee@", "Confidential", "lead-1", "@");
    }

    private long sum(String metric) {
        return metrics.documents().stream()
                .map(it -> it.get(metric))
                .filter(Objects::nonNull)
                .mapToLong(it -> it.get(0).asLong())
                .sum();
    }

    private long sum(String metric, String dimension, String kind) {
        return metrics.documents().stream()
                .filter(it -> kind.equals(it.path(dimension).asText()))
                .map(it -> it.get(metric))
                .filter(Objects::nonNull)
                .mapToLong(it -> it.get(0).asLong())
                .sum();
    }

    private List<Long> values(String metric) {
        return metrics.documents().stream()
                .map(it -> it.get(metric))
                .filter(Objects::nonNull)
                .<JsonNode>mapMulti(JsonNode::forEach)
                .map(JsonNode::asLong)
                .toList();
    }
}
