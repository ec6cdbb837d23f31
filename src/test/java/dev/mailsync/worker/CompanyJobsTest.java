package dev.mailsync.worker;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.company.AddressList;
import dev.mailsync.company.Capture;
import dev.mailsync.company.CompanySettings;
import dev.mailsync.company.CompanyUpdater;
import dev.mailsync.connection.Status;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.settings.Disabling;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

/** What a company's own job does: seats, what changed, and how long email is kept. */
class CompanyJobsTest {

    private static final Optional<Integer> UNLIMITED = Optional.empty();

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void emailIsRemovedOnceItIsOlderThanTheCompanyKeepsIt() {
        company.receives("anna", LEE, "Old");
        company.work();
        keeps(Optional.of(30));
        company.pass(Duration.ofDays(29), Duration.ofHours(6));
        company.receives("anna", LEE, "New");
        company.work();
        assertThat(company.recorded()).containsExactlyInAnyOrder("New", "Old");

        company.pass(Duration.ofDays(3), Duration.ofHours(1));

        assertThat(company.recorded()).containsExactly("New");
    }

    /** Of whoever disabled the sync and kept what was recorded as well. */
    @Test
    void emailOfFormerUsersIsRemovedAsWell() {
        IntStream.range(0, 30).forEach(n -> company.receives("anna", LEE, "Mail " + n));
        company.work();
        company.disables("anna", Disabling.History.KEEP);
        company.work();
        keeps(Optional.of(30));

        company.pass(Duration.ofDays(33), Duration.ofHours(6));

        assertThat(company.recorded()).isEmpty();
    }

    @Test
    void aCompanyThatKeepsEverythingLosesNothing() {
        company.receives("anna", LEE, "Old");
        company.work();
        keeps(Optional.empty());

        company.pass(Duration.ofDays(60), Duration.ofHours(12));

        assertThat(company.recorded()).containsExactly("Old");
    }

    @Test
    void aLimitThatIsRaisedGivesASeatToWhoeverWaits() {
        company.limits(Optional.of(1), UNLIMITED);
        company.with("ben");
        assertThat(company.connection("ben").status()).isEqualTo(Status.PENDING);

        company.limits(Optional.of(2), UNLIMITED);
        company.pass(Duration.ofMinutes(2));

        assertThat(company.connection("ben").status()).isEqualTo(Status.ENABLED);
    }

    private void keeps(Optional<Integer> days) {
        var settings = new CompanySettings(
                "TEAM",
                UNLIMITED,
                UNLIMITED,
                ZoneOffset.UTC,
                Capture.SENT_AND_LEADS,
                AddressList.EMPTY,
                AddressList.EMPTY,
                days,
                false,
                Set.of());
        company.get(CompanyUpdater.class).set(new CompanyId("acme"), settings);
    }
}
