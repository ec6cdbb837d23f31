package dev.mailsync.sync.scan;

import java.time.Duration;
import java.time.Instant;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.ScanKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuditsTest {

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void howeverOftenPeopleAskForOneItRunsOnceAnHour() {
        company.wants("anna", ScanKind.AUDIT);
        company.pass(Duration.ofMinutes(2));
        var first = ended();

        company.wants("anna", ScanKind.AUDIT);
        company.pass(Duration.ofMinutes(30));
        company.wants("anna", ScanKind.AUDIT);
        company.pass(Duration.ofMinutes(25));
        assertThat(ended()).isEqualTo(first);

        company.pass(Duration.ofMinutes(10));
        assertThat(ended()).isAfterOrEqualTo(first.plus(Duration.ofHours(1)));
    }

    private Instant ended() {
        var connection = company.connection("anna");
        return company.get(ScanStore.class)
                .find(connection.id(), connection.generation(), ScanKind.AUDIT)
                .flatMap(it -> it.endedAt())
                .orElseThrow();
    }
}
