package dev.mailsync.company;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompanySettingsTest {

    @ParameterizedTest
    @CsvSource({
        "LEGACY_FREE,     , 100",
        "LEGACY_FREE,  500, 100",
        "LEGACY_FREE,   20,  20",
        "BUSINESS,        ,    ",
        "BUSINESS,     500, 500",
    })
    void theLegacyFreePlanHasAHundredEmailsADay(String plan, Integer own, Integer limit) {
        assertThat(settings(plan, own).dailyLimit()).isEqualTo(Optional.ofNullable(limit));
    }

    @Test
    void withoutSettingsThereIsNoLimit() {
        assertThat(CompanySettings.NONE.dailyLimit()).isEmpty();
    }

    private static CompanySettings settings(String plan, Integer own) {
        var none = CompanySettings.NONE;
        return new CompanySettings(
                plan,
                none.mailboxLimit(),
                Optional.ofNullable(own),
                none.timeZone(),
                none.capture(),
                none.neverRecord(),
                none.domains(),
                none.retentionDays(),
                none.recordPrivate(),
                none.skip());
    }
}
