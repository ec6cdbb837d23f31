package dev.mailsync.company;

import java.time.Duration;
import java.util.Optional;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.Status;
import dev.mailsync.settings.Disabling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

class SeatsTest {

    private final SmallCompany company = new SmallCompany();

    @BeforeEach
    void oneSeatForThree() {
        company.limits(Optional.of(1), Optional.empty());
        company.with("anna");
        company.advance(Duration.ofSeconds(1));
        company.with("bob");
        company.advance(Duration.ofSeconds(1));
        company.with("carl");
    }

    @Test
    void whoComesTooLateWaitsInOrderOfArrival() {
        assertThat(status("anna")).isEqualTo(Status.ENABLED);
        assertThat(status("bob")).isEqualTo(Status.PENDING);
        assertThat(status("carl")).isEqualTo(Status.PENDING);
    }

    @Test
    void aFreedSeatGoesToTheLongestWaitingWithTheMailOfTheWait() {
        company.advance(Duration.ofHours(3));
        company.receives("bob", LEE, "While waiting");
        company.work();
        assertThat(company.recorded()).isEmpty();

        company.disables("anna", Disabling.History.KEEP);
        company.pass(Duration.ofMinutes(2));

        assertThat(status("bob")).isEqualTo(Status.ENABLED);
        assertThat(status("carl")).isEqualTo(Status.PENDING);
        assertThat(company.recorded()).containsExactly("While waiting");
    }

    @Test
    void aLoweredLimitThrowsNobodyOut() {
        company.limits(Optional.of(3), Optional.empty());
        company.pass(Duration.ofMinutes(2));
        company.limits(Optional.of(0), Optional.empty());
        company.pass(Duration.ofHours(2));

        assertThat(status("anna")).isEqualTo(Status.ENABLED);
        assertThat(status("bob")).isEqualTo(Status.ENABLED);
        assertThat(status("carl")).isEqualTo(Status.ENABLED);
    }

    private Status status(String user) {
        return company.connection(user).status();
    }
}
