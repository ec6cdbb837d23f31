package dev.mailsync.sync.recording;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.NeverRecordStore;
import dev.mailsync.sync.session.Session;

/** Loads the rules for recording at the start of each job. */
@ApplicationScoped
public class CaptureRulesLoader {

    private final NeverRecordStore neverRecord;
    private final Clock clock;

    CaptureRulesLoader(NeverRecordStore neverRecord, Clock clock) {
        this.neverRecord = neverRecord;
        this.clock = clock;
    }

    public CaptureRules of(Session session, Places places) {
        var settings = session.settings();
        var mailbox = session.mailbox();
        var keptFrom = settings.retentionDays()
                .map(days -> clock.instant().minus(Duration.ofDays(days)))
                .orElse(Instant.MIN);
        return new CaptureRules(
                settings.capture(),
                settings.domains(),
                settings.neverRecord().and(neverRecord.of(session.id())),
                settings.recordPrivate(),
                settings.skip(),
                new CaptureRules.MailboxFacts(
                        mailbox.profile().addresses(),
                        mailbox.horizon(),
                        keptFrom,
                        places.sentItems(),
                        places.untracked()));
    }
}
