package dev.mailsync.smartmail;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.WellKnown;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SmartMailOutboxTest {

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void itIsSentOnceForOneKeyAndRecordedOnce() {
        assertThat(send("offer-1")).isTrue();
        assertThat(send("offer-1")).isTrue();
        company.work();
        company.pass(Duration.ofHours(7));

        assertThat(sent()).isEqualTo(1);
        assertThat(company.recorded()).containsExactly("Our offer");
    }

    @Test
    void anotherKeyIsAnotherMail() {
        send("offer-1");
        send("offer-2");

        assertThat(sent()).isEqualTo(2);
    }

    @Test
    void whatIsInDoubtIsNeverSentAgainByItself() {
        company.breaks(Fault.status(504, Match.path("/send")));

        assertThat(send("offer-1")).isFalse();
        assertThat(send("offer-1")).as("asked for once more, while in doubt").isFalse();
        company.isWellAgain();
        company.pass(Duration.ofHours(30));

        assertThat(sent()).isLessThanOrEqualTo(1);
        assertThat(company.world().requests().entries().stream()
                        .filter(request -> request.path().endsWith("/send")))
                .hasSizeLessThanOrEqualTo(1);
    }

    /** 429 says that Microsoft did nothing, so it is the CRM that asks again, by the same key. */
    @Test
    void whatWasThrottledIsNotSentAndSentOnceWhenItIsAskedForAgain() {
        company.breaks(Fault.status(429, Match.path("/send")));

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> send("offer-1"));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> send("offer-1"));
        assertThat(requestsToSend()).as("one for each time it was asked for").isEqualTo(2);
        assertThat(sent()).isZero();
        company.isWellAgain();

        assertThat(send("offer-1")).isTrue();
        assertThat(send("offer-1")).isTrue();
        company.work();
        company.pass(Duration.ofHours(30));

        assertThat(sent()).isEqualTo(1);
        assertThat(company.recorded()).containsExactly("Our offer");
        assertThat(drafts()).as("nothing is left of the attempts").isZero();
    }

    @Test
    void whatWasThrottledIsNotSentByItself() {
        company.breaks(Fault.status(429, Match.path("/send")));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> send("offer-1"));
        company.isWellAgain();

        company.pass(Duration.ofHours(30));

        assertThat(sent()).isZero();
        assertThat(drafts()).isZero();
    }

    private long requestsToSend() {
        return company.world().requests().entries().stream()
                .filter(request -> request.path().endsWith("/send"))
                .count();
    }

    private int drafts() {
        var mailbox = company.mailbox("anna");
        return mailbox.items(mailbox.folder(WellKnown.DRAFTS)).size();
    }

    private boolean send(String key) {
        var caller = new Caller(new CompanyId("acme"), new UserId("anna"), Set.of(Role.SALESPERSON));
        return company.get(TestingSmartMails.class).send(caller, key, LEE, "Our offer", Optional.of("lead-1"), 0);
    }

    private int sent() {
        var mailbox = company.mailbox("anna");
        return mailbox.items(mailbox.folder(WellKnown.SENTITEMS)).size();
    }
}
