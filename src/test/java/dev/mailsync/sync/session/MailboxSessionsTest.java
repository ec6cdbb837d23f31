package dev.mailsync.sync.session;

import java.time.Duration;
import java.util.Optional;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.Status;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

/** What follows from failures: {@link MailboxSessions} and {@link FailureHandler}. */
class MailboxSessionsTest {

    private static final int PASSWORD_CHANGED = 50173;

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void oneFailureThatMayPassIsNoErrorYet() {
        company.breaks(Fault.status(503, Match.path("/v1.0/")));
        company.receives("anna", LEE, "Hello");
        company.work();

        assertThat(status()).isEqualTo(Status.ENABLED);
        assertThat(company.connection("anna").connected().retryAt()).isPresent();
    }

    @Test
    void whatOnlyThePersonCanMendIsAnErrorAtOnce() {
        revoke();

        assertThat(status()).isEqualTo(Status.ERROR);
        assertThat(company.connection("anna")
                        .connected()
                        .health()
                        .errors()
                        .all()
                        .getFirst()
                        .code())
                .isEqualTo("AADSTS50173");
    }

    @Test
    void itIsGivenUpAfterTwoDaysAndNotBefore() {
        revoke();
        company.pass(Duration.ofHours(46));
        assertThat(status()).isEqualTo(Status.ERROR);

        company.pass(Duration.ofHours(3));

        assertThat(status()).isEqualTo(Status.CONNECTION_ISSUE);
    }

    @Test
    void aSuccessEndsTheErrorAndTheMailOfTheGapIsThere() {
        company.breaks(Fault.status(503, Match.path("/v1.0/")));
        company.receives("anna", LEE, "Hello");
        company.pass(Duration.ofHours(1));
        assertThat(status()).isEqualTo(Status.ERROR);

        company.isWellAgain();
        company.pass(Duration.ofHours(2));

        assertThat(status()).isEqualTo(Status.ENABLED);
        assertThat(company.connection("anna").connected().health().errors().all())
                .isEmpty();
        assertThat(company.recorded()).containsExactly("Hello");
    }

    @Test
    void throttlingLeavesTheMailboxAloneAndNeverGivesItUp() {
        company.breaks(Fault.status(429, Match.path("/v1.0/")).retryAfter("600"));
        company.receives("anna", LEE, "Hello");
        company.work();
        company.forgetRequests();
        company.pass(Duration.ofMinutes(9));
        assertThat(company.world().requests().entries()).isEmpty();

        company.pass(Duration.ofHours(60));

        assertThat(status()).isNotEqualTo(Status.CONNECTION_ISSUE);
    }

    @Test
    void duringAnOutageOfADayItIsRetriedEveryTenMinutesAndAsksLittle() {
        company.breaks(Fault.status(503, Match.path("/v1.0/")));
        company.receives("anna", LEE, "Hello");
        company.work();
        company.forgetRequests();

        company.pass(Duration.ofDays(1));

        assertThat(company.requests()).isBetween(130, 199);
    }

    @Test
    void afterAnOutageOfHoursEmailIsThereWithinTenMinutes() {
        company.breaks(Fault.status(503, Match.path("/v1.0/")));
        company.receives("anna", LEE, "Hello");
        company.pass(Duration.ofHours(20));
        company.isWellAgain();

        company.pass(Duration.ofMinutes(11));

        assertThat(company.recorded()).containsExactly("Hello");
        assertThat(status()).isEqualTo(Status.ENABLED);
    }

    @Test
    void aNotificationIsASignOfLife() {
        company.breaks(Fault.status(503, Match.path("/v1.0/")));
        company.receives("anna", LEE, "Hello");
        company.pass(Duration.ofHours(30));
        company.isWellAgain();
        company.advance(Duration.ofMinutes(1));

        company.receives("anna", LEE, "Again");
        company.work();

        assertThat(company.recorded()).containsExactly("Again", "Hello");
        assertThat(status()).isEqualTo(Status.ENABLED);
    }

    @Test
    void signsOfLifeAreFollowedOnceAMinute() {
        company.breaks(Fault.status(503, Match.path("/v1.0/")));
        company.receives("anna", LEE, "Hello");
        company.pass(Duration.ofHours(1));
        company.advance(Duration.ofMinutes(1));
        company.forgetRequests();

        for (int n = 0; n < 20; n++) {
            company.receives("anna", LEE, "Hello " + n);
            company.work();
        }

        assertThat(company.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 60})
    void aDayOfOutageIsBelow200RequestsHoweverBusyTheMailboxIs(int minutes) {
        company.breaks(Fault.status(503, Match.path("/v1.0/")));
        company.forgetRequests();

        for (int n = 0; n < 24 * 60 / minutes; n++) {
            company.receives("anna", LEE, "Hello " + n);
            company.pass(Duration.ofMinutes(minutes));
        }

        assertThat(company.requests()).isBetween(100, 199);
    }

    @Test
    void aSignOfLifeComesNoEarlierThanMicrosoftAsks() {
        company.breaks(Fault.status(429, Match.path("/v1.0/")).retryAfter("1800"));
        company.receives("anna", LEE, "Hello");
        company.work();
        company.forgetRequests();
        company.isWellAgain();
        company.pass(Duration.ofMinutes(20));

        company.receives("anna", LEE, "Again");
        company.pass(Duration.ofMinutes(9));
        assertThat(company.requests()).isZero();

        company.pass(Duration.ofMinutes(3));
        assertThat(company.recorded()).containsExactly("Again", "Hello");
    }

    @Test
    void whatOnlyThePersonCanMendStaysHourlyWhateverIsHeard() {
        revoke();
        company.forgetRequests();

        for (int n = 0; n < 50; n++) {
            company.receives("anna", LEE, "Hello " + n);
            company.pass(Duration.ofMinutes(1));
        }

        assertThat(company.requests()).isZero();
    }

    private void revoke() {
        var account = company.mailbox("anna").account();
        company.world().signIns().revoke(account, PASSWORD_CHANGED);
        company.advance(Duration.ofHours(2));
        company.pass(Duration.ofMinutes(2));
    }

    private Status status() {
        return Optional.of(company.connection("anna").status()).orElseThrow();
    }
}
