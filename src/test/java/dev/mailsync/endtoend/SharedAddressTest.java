package dev.mailsync.endtoend;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An address of an agency that many leads have. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class SharedAddressTest extends WholeWay {

    @Test
    void itsMailListsSomeOfTheLeadsAndOutlivesTheErasureOfOne() {
        var leads = IntStream.range(0, 30)
                .mapToObj(
                        "{\"id\":\"agency-%d\",\"addresses\":[\"info@agency.example\"],\"opportunities\":[\"deal\"]}"
                                ::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        Crm.check(service.post("/v1/leads", leads));
        connected();
        receives("<1@agency.example>", "info@agency.example", "Offer");
        crm.idle();

        assertThat(anna.subjects("/v1/leads/agency-29/mails")).containsExactly("Offer");
        anna.get("/v1/opportunities/deal/mails");
        Crm.check(service.delete("/v1/leads/agency-3"));
        Crm.check(service.delete("/v1/leads/agency-29"));
        assertThat(anna.subjects("/v1/leads/agency-7/mails")).containsExactly("Offer");
    }
}
