package dev.mailsync.smartmail;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.Failure;
import dev.mailsync.error.Kind;
import dev.mailsync.smartmail.SmartMail.State;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncReport;

/** Tells the user about a Smart Mail that was not sent, or may not have been. */
@ApplicationScoped
class SmartMailOutcomes {

    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final SmartMailStore smartMails;
    private final Clock clock;

    SmartMailOutcomes(SmartMailStore smartMails, Clock clock) {
        this.smartMails = smartMails;
        this.clock = clock;
    }

    /** The row stays due until the user's log has the outcome. */
    SyncReport tell(Session session, SmartMail mail, State end) {
        smartMails
                .save(mail.ended(end, Optional.of(clock.instant().plus(AGAIN_AFTER))))
                .ifPresent(it -> settled(session, it));
        return SyncReport.NOTHING;
    }

    SyncReport settled(Session session, SmartMail mail) {
        if (mail.state() != State.RECORDED) {
            var failure =
                    Failure.of(mail.state() == State.NOT_SENT ? "NOT_SENT" : "SENDING_UNCERTAIN", Kind.NEEDS_USER);
            session.update(mailbox -> mailbox.noted(ErrorScope.SENDING, failure, clock.instant(), Optional.empty()));
        }
        smartMails.save(mail.ended(mail.state(), Optional.empty()));
        return SyncReport.NOTHING;
    }
}
