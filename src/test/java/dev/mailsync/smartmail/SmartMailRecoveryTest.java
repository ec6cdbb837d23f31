package dev.mailsync.smartmail;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.Sending;
import dev.mailsync.smartmail.SmartMail.State;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

/** What the worker finds out about Smart Mail whose caller was left in doubt. */
class SmartMailRecoveryTest {

    private static final Caller ANNA = new Caller(new CompanyId("acme"), new UserId("anna"), Set.of(Role.SALESPERSON));
    private static final String KEY = "offer-1";
    private static final String SUBJECT = "Our offer";

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void whatWasSentIsRecordedOnceItsCopyLiesInSentItems() {
        breaksOnce(Fault.Kind.LOST_ANSWER);
        company.world().sending().manner(new Sending.Manner(Duration.ofMinutes(5), false, false));
        assertThat(sent()).isFalse();
        company.loseNotifications();

        company.pass(Duration.ofMinutes(10));

        assertThat(state()).isEqualTo(State.RECORDED);
        assertThat(company.recorded()).containsExactly(SUBJECT);
        assertThat(company.world().sending().accepted(SUBJECT)).isOne();
    }

    @Test
    void whatNeverReachedMicrosoftIsNotSentAndIsNotSentLaterEither() {
        breaksOnce(Fault.Kind.RESET);
        assertThat(sent()).isFalse();

        company.pass(Duration.ofHours(2));

        assertThat(state()).isEqualTo(State.NOT_SENT);
        assertThat(company.recorded()).isEmpty();
        assertThat(company.world().sending().accepted(SUBJECT)).isZero();
    }

    @Test
    void atWhicheverCallAWorkerDiesWhatWasSentIsRecordedOnce() {
        int call = 1;
        while (diesAndRecordsOnce(call)) {
            call++;
        }
        assertThat(call).as("calls of a look").isGreaterThan(5);
    }

    private static boolean diesAndRecordsOnce(int call) {
        var other = new SmartMailRecoveryTest();
        other.breaksOnce(Fault.Kind.LOST_ANSWER);
        other.company.world().sending().manner(new Sending.Manner(Duration.ofSeconds(30), false, false));
        other.sent();
        other.company.loseNotifications();
        other.company.advance(Duration.ofMinutes(2));

        var died = other.company.workAndDieAt(call);
        other.company.pass(Duration.ofMinutes(20));

        assertThat(other.company.recorded()).as("dying at call %d", call).containsExactly(SUBJECT);
        assertThat(other.company.world().sending().accepted(SUBJECT)).isOne();
        return died;
    }

    private void breaksOnce(Fault.Kind kind) {
        var fault = new Fault(
                kind, Match.path("/send"), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
        company.world().faults().add(fault, Optional.of(1), Optional.empty());
    }

    /** @return whether the answer says that it is recorded, instead of in doubt */
    private boolean sent() {
        return company.get(TestingSmartMails.class).send(ANNA, KEY, LEE, SUBJECT, Optional.empty(), 0);
    }

    private State state() {
        return company.get(SmartMailStore.class)
                .find(ANNA.connection(), TestingSmartMails.keyOf(KEY))
                .orElseThrow()
                .state();
    }
}
