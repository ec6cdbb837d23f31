package dev.mailsync.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.error.Defaults;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.Failure;
import dev.mailsync.error.Gap;
import dev.mailsync.error.Kind;
import dev.mailsync.error.RetrySchedule;
import dev.mailsync.microsoft.graph.Profile;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.UserId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a connection whose attempts fail, without anything around it. */
class EscalationTest {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Failure UNANSWERED = Failure.of("OTHER_TRANSIENT", Kind.TRANSIENT);
    private static final Failure SIGNED_OUT = Failure.of("OTHER_NEEDS_USER", Kind.NEEDS_USER);
    private static final Failure OURS = Failure.of("OTHER_NEEDS_OPERATOR", Kind.NEEDS_OPERATOR);
    private static final RetrySchedule SCHEDULE = Defaults.schedule();

    private Connection connection = connected();
    private Instant now = START;

    @Test
    void whatNeedsAPersonIsAnErrorAtOnce() {
        fails(SIGNED_OUT);

        assertThat(connection.status()).isEqualTo(Status.ERROR);
        assertThat(connection.needsPerson()).isTrue();
    }

    @Test
    void whatMayPassIsAnErrorFromTheThirdFailureOn() {
        fails(UNANSWERED);
        fails(UNANSWERED);
        assertThat(connection.status()).isEqualTo(Status.ENABLED);

        fails(UNANSWERED);
        assertThat(connection.status()).isEqualTo(Status.ERROR);
        assertThat(connection.openErrors().latest(ErrorScope.SYNC).orElseThrow().count())
                .isEqualTo(3);
    }

    @Test
    void orAfterAQuarterOfAnHourEvenIfMicrosoftAskedToWaitLonger() {
        fails(new Failure("TooManyRequests", Kind.TRANSIENT, Optional.of(Duration.ofHours(2)), Optional.empty()));
        assertThat(connection.status()).isEqualTo(Status.ENABLED);

        assertThat(connection.dueAt()).hasValue(START.plus(Duration.ofMinutes(15)));
        var later = connection.shown(START.plus(Duration.ofMinutes(15)));
        assertThat(later.status()).isEqualTo(Status.ERROR);
        assertThat(later.dueAt()).hasValue(START.plus(Duration.ofHours(2)).plusSeconds(60));
    }

    @Test
    void afterTwoDaysAndALastAttemptItIsGivenUpAndNeverEarlier() {
        failsUntilGivenUp(UNANSWERED);

        assertThat(now).isEqualTo(START.plus(Duration.ofHours(48)));
        assertThat(connection.status()).isEqualTo(Status.CONNECTION_ISSUE);
        assertThat(connection.dueAt()).isEmpty();
        assertThat(connection.openErrors().all())
                .allMatch(error -> error.nextAttemptAt().isEmpty());
    }

    @Test
    void oneRefusalByGraphIsTriedSoonHoweverManyOtherFailuresWereBefore() {
        for (int n = 0; n < 20; n++) {
            fails(UNANSWERED);
        }
        var refusedAt = now;
        fails(Failure.of("ErrorAccessDenied", Kind.NEEDS_USER));

        assertThat(now).isBeforeOrEqualTo(refusedAt.plus(Duration.ofMinutes(1)));
    }

    @Test
    void whatOnlyThePersonCanMendIsTriedOnceAnHourUntilThen() {
        int attempts = failsUntilGivenUp(SIGNED_OUT);

        assertThat(now).isEqualTo(START.plus(Duration.ofHours(48)));
        assertThat(attempts).isBetween(40, 48);
    }

    @Test
    void ourOwnFaultsGiveNobodyUp() {
        for (int n = 0; n < 500; n++) {
            fails(OURS);
        }

        assertThat(now).isAfter(START.plus(Duration.ofDays(10)));
        assertThat(connection.status()).isEqualTo(Status.ERROR);
    }

    @Test
    void whatPassesNeitherBeginsTheTwoDaysNorEndsThemNorCounts() {
        fails(OURS);
        var begun = now;
        fails(UNANSWERED);
        var passing = now;
        fails(OURS);
        fails(OURS);
        var passed = Duration.between(passing, now);
        failsUntilGivenUp(UNANSWERED);

        assertThat(now).isEqualTo(begun.plus(Duration.ofHours(48)).plus(passed));
    }

    @Test
    void aMoveOfTwoDaysBetweenTwoBlipsIsNoReasonToGiveUp() {
        fails(UNANSWERED);
        while (now.isBefore(START.plus(Duration.ofHours(49)))) {
            fails(Failure.of("ErrorMailboxMoveInProgress", Kind.TRANSIENT));
        }
        fails(UNANSWERED);

        assertThat(connection.status()).isEqualTo(Status.ERROR);
    }

    @Test
    void anAttemptByHandKeepsToWhatMicrosoftAsks() {
        fails(new Failure("TooManyRequests", Kind.TRANSIENT, Optional.of(Duration.ofHours(2)), Optional.empty()));

        var asked = connection.withMailbox(mailbox -> mailbox.attemptNow(START.plusSeconds(5)));

        assertThat(asked.isWorkable(START.plusSeconds(5))).isFalse();
        assertThat(asked.isWorkable(START.plus(Duration.ofHours(2)))).isTrue();
    }

    @Test
    void anAttemptByHandComesNoEarlierThanAMinuteAfterTheLast() {
        fails(SIGNED_OUT);

        var asked = connection.withMailbox(mailbox -> mailbox.attemptNow(START.plusSeconds(5)));

        assertThat(asked.isWorkable(START.plusSeconds(59))).isFalse();
        assertThat(asked.isWorkable(START.plusSeconds(60))).isTrue();
    }

    @Test
    void anOutageGivesNobodyUpAndWhatBeganWithItDoesNotCount() {
        fails(UNANSWERED);
        for (int n = 0; n < 100; n++) {
            fails(UNANSWERED, true);
        }
        assertThat(connection.status()).isEqualTo(Status.ERROR);
        var over = now;
        failsUntilGivenUp(UNANSWERED);

        assertThat(now).isEqualTo(over.plus(Duration.ofHours(48)));
    }

    @Test
    void aSuccessEndsItAndSaysWhatWasCaughtUpOn() {
        fails(SIGNED_OUT);

        connection = connection.recovered(47, now);

        assertThat(connection.status()).isEqualTo(Status.ENABLED);
        assertThat(connection.openErrors().all()).isEmpty();
        assertThat(connection.connected().health().lastGap()).hasValue(new Gap(START, now, 40));
        assertThat(connection.connected().health().failureStreak()).isEmpty();
    }

    @Test
    void afterASignInTheTwoDaysBeginAnewButTheGapDoesNot() {
        failsUntilGivenUp(SIGNED_OUT);
        now = now.plus(Duration.ofDays(3));

        connection = connection.signedInAgain(connection.connected().profile(), false, now, now);
        assertThat(connection.status()).isEqualTo(Status.ENABLED);
        assertThat(connection.isWorkable(now)).isTrue();
        assertThat(connection.dueAt()).hasValue(now);

        var again = now;
        failsUntilGivenUp(UNANSWERED);
        assertThat(now).isEqualTo(again.plus(Duration.ofHours(48)));
        connection = connection
                .signedInAgain(connection.connected().profile(), false, now, now)
                .recovered(8, now);
        assertThat(connection.connected().health().lastGap()).hasValue(new Gap(START, now, 1));
    }

    private int failsUntilGivenUp(Failure failure) {
        int attempts = 0;
        do {
            fails(failure);
            attempts++;
        } while (connection.status() != Status.CONNECTION_ISSUE);
        return attempts;
    }

    private void fails(Failure failure) {
        fails(failure, false);
    }

    /** Afterwards it is as late as the next attempt is due, if there is one. */
    private void fails(Failure failure, boolean outage) {
        connection = connection.failed(new FailedAttempt(failure, now, now, outage, 7, 0.5), SCHEDULE);
        if (connection.status() != Status.CONNECTION_ISSUE) {
            now = connection.connected().retryAt().orElseThrow();
        }
    }

    private static Connection connected() {
        var profile = new Profile("tenant", "object", "Anna", "anna@contoso.example", Set.of("anna@contoso.example"));
        return Connection.none(new CompanyId("acme"), new UserId("anna"))
                .enabled(ConnectedMailbox.signedIn(profile, START, START, false), START);
    }
}
