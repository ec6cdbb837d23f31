package dev.mailsync.sync.scan;

import java.time.Duration;
import java.util.stream.IntStream;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScanPageTest {

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void aPageThatExchangeCannotAnswerIsAskedForInSmallerOnes() {
        IntStream.range(0, 120).forEach(n -> {
            company.receives("anna", "stranger@else.example", "Mail " + n);
            company.advance(Duration.ofSeconds(1));
        });
        company.work();
        company.breaks(Fault.status(504, Match.path("isDraft&%24top=250")));

        company.wants("anna", ScanKind.LEADS);
        company.pass(Duration.ofMinutes(5));

        var connection = company.connection("anna");
        assertThat(connection.connected().health().errors().all()).isEmpty();
        assertThat(company.get(ScanStore.class).find(connection.id(), connection.generation(), ScanKind.LEADS))
                .hasValueSatisfying(scan -> {
                    assertThat(scan.done()).isTrue();
                    assertThat(scan.lookedAt()).isGreaterThanOrEqualTo(120);
                });
    }
}
