package dev.mailsync.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import dev.mailsync.endtoend.EventsOnly;
import dev.mailsync.lead.Lead;
import dev.mailsync.lead.LeadRegister;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.OpportunityId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** As many leads as one request may bring, on DynamoDB Local. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(EventsOnly.class)
class LeadsBench {

    private static final int LEADS = 1_000;
    private static final double SECONDS = 10;

    @Inject
    LeadRegister register;

    @Test
    void aThousandLeadsAreRegisteredInTenSeconds() {
        var company = new CompanyId("many-leads");
        var first = seconds(company, leads("first"));
        var same = seconds(company, leads("first"));

        Results.put("Registering 1,000 leads", Map.of("seconds, new", first, "seconds, once more", same));
        assertThat(first).isLessThan(SECONDS);
        assertThat(same).isLessThan(SECONDS);
    }

    private double seconds(CompanyId company, List<Lead> leads) {
        var begun = System.nanoTime();
        register.register(company, leads);
        return (System.nanoTime() - begun) / 1e9;
    }

    private static List<Lead> leads(String name) {
        return IntStream.range(0, LEADS)
                .mapToObj(n -> new Lead(
                        new LeadId(name + n),
                        Set.of(name + n + "@lead.example"),
                        Set.of(new OpportunityId(name + n / 2))))
                .toList();
    }
}
