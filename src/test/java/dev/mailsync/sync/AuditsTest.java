package dev.mailsync.sync;

import java.time.Duration;
import java.time.Instant;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.survey.SurveyKind;
import dev.mailsync.survey.SurveyStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuditsTest {

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void howeverOftenPeopleAskForOneItRunsOnceAnHour() {
        ask();
        company.pass(Duration.ofMinutes(2));
        var first = ended();

        ask();
        company.pass(Duration.ofMinutes(30));
        ask();
        company.pass(Duration.ofMinutes(25));
        assertThat(ended()).isEqualTo(first);

        company.pass(Duration.ofMinutes(10));
        assertThat(ended()).isAfterOrEqualTo(first.plus(Duration.ofHours(1)));
    }

    private void ask() {
        var connection = company.connection("anna");
        company.get(ConnectionStore.class)
                .change(
                        connection.id(),
                        connection.generation(),
                        it -> it.withMailbox(
                                mailbox -> mailbox.wanting(SurveyKind.AUDIT, mailbox.horizon(), company.now())));
    }

    private Instant ended() {
        var connection = company.connection("anna");
        return company.get(SurveyStore.class)
                .find(connection.id(), connection.generation(), SurveyKind.AUDIT)
                .flatMap(it -> it.endedAt())
                .orElseThrow();
    }
}
