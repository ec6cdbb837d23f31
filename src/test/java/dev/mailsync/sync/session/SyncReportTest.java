package dev.mailsync.sync.session;

import java.util.Map;

import dev.mailsync.mail.SkipReason;
import dev.mailsync.sync.session.SyncReport.Count;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SyncReportTest {

    @Test
    void theLogSaysWhatHappenedAndNothingElse() {
        var report = SyncReport.of(Count.RECORDED, 2)
                .plus(SyncReport.of(Count.RECORDED, 1))
                .plus(SyncReport.of(Count.QUARANTINED, 1))
                .plus(SyncReport.of(Count.DEFERRED, 0))
                .plus(SyncReport.skipped(Map.of(SkipReason.NO_LEAD, 12, SkipReason.INTERNAL, 2)));

        assertThat(report).hasToString("recorded 3, quarantined 1, skipped 14 (INTERNAL 2, NO_LEAD 12)");
        assertThat(SyncReport.NOTHING).hasToString("nothing new");
    }
}
