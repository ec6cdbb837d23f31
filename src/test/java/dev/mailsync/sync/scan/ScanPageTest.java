package dev.mailsync.sync.scan;

import java.time.Duration;
import java.util.stream.IntStream;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScanPageTest {

    private final SmallCompany company = new SmallCompany().with("anna");

    @ParameterizedTest
    @ValueSource(strings = {"", "10"})
    void aPageThatExchangeCannotAnswerIsAskedForInSmallerOnes(String retryAfter) {
        IntStream.range(0, 120).forEach(n -> {
            company.receives("anna", "stranger@else.example", "Mail " + n);
            company.advance(Duration.ofSeconds(1));
        });
        company.work();
        var fault = Fault.status(504, Match.path("isDraft&%24top=250"));
        company.breaks(retryAfter.isEmpty() ? fault : fault.retryAfter(retryAfter));

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
