package dev.mailsync.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.ConnectedMailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

class MailboxMaintenanceTest {

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void mailThatNobodyToldOfIsFoundWithinAnHour() {
        company.world().subscriptions().silence(company.mailbox("anna").account(), Optional.empty());
        company.receives("anna", LEE, "Silent");
        company.work();
        assertThat(company.recorded()).isEmpty();

        company.pass(Duration.ofMinutes(65));

        assertThat(company.recorded()).containsExactly("Silent");
    }

    @Test
    void nothingIsAskedOfMicrosoftBeforeItIsDue() {
        company.pass(Duration.ofMinutes(5));
        company.forgetRequests();
        company.pass(Duration.ofMinutes(30));

        assertThat(company.world().requests().entries()).isEmpty();
    }

    @Test
    void theSubscriptionIsRenewedWellBeforeItEnds() {
        var first = expiry();
        company.pass(Duration.ofDays(7));

        assertThat(expiry()).isAfter(first).isAfter(company.now());
    }

    @Test
    void aSubscriptionThatMicrosoftLostIsMadeAgain() {
        var account = company.mailbox("anna").account();
        var subscriptions = company.world().subscriptions();
        subscriptions.of(account).forEach(it -> subscriptions.remove(it.id()));

        company.pass(Duration.ofDays(7));

        assertThat(subscriptions.of(account)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4_230, 60})
    void aSubscriptionIsAskedForAtOnceAsLongAsMicrosoftSaysItMayBe(int minutes) {
        company.world().subscriptions().limit(Duration.ofMinutes(minutes));
        company.forgetRequests();

        company.with("ben");

        var ben = company.connection("ben").connected();
        assertThat(ben.subscriptionState().active().orElseThrow().expiresAt())
                .isBetween(
                        company.now().plus(Duration.ofMinutes(minutes - 10)),
                        company.now().plus(Duration.ofMinutes(minutes)));
        assertThat(ben.health().errors().all()).isEmpty();
        assertThat(company.world().requests().entries())
                .filteredOn(it -> it.method().equals("POST") && it.path().endsWith("/subscriptions"))
                .hasSize(2);
    }

    private Instant expiry() {
        return mailbox().subscriptionState().active().orElseThrow().expiresAt();
    }

    private ConnectedMailbox mailbox() {
        return company.connection("anna").connected();
    }
}
