package dev.mailsync.sync;

import java.time.Duration;
import java.time.Instant;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.survey.SurveyKind;
import dev.mailsync.survey.SurveyStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuditsTest {

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void howeverOftenPeopleAskForOneItRunsOnceAnHour() {
        company.wants("anna", SurveyKind.AUDIT);
        company.pass(Duration.ofMinutes(2));
        var first = ended();

        company.wants("anna", SurveyKind.AUDIT);
        company.pass(Duration.ofMinutes(30));
        company.wants("anna", SurveyKind.AUDIT);
        company.pass(Duration.ofMinutes(25));
        assertThat(ended()).isEqualTo(first);

        company.pass(Duration.ofMinutes(10));
        assertThat(ended()).isAfterOrEqualTo(first.plus(Duration.ofHours(1)));
    }

    private Instant ended() {
        var connection = company.connection("anna");
        return company.get(SurveyStore.class)
                .find(connection.id(), connection.generation(), SurveyKind.AUDIT)
                .flatMap(it -> it.endedAt())
                .orElseThrow();
    }
}
