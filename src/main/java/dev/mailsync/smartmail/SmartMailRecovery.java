package dev.mailsync.smartmail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.queue.Deadline;
import dev.mailsync.smartmail.SmartMail.State;
import dev.mailsync.sync.session.MailboxSessions;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncReport;
import org.jboss.logging.Logger;

/**
 * Resolves Smart Mail that nobody else finishes: email in doubt is found in Sent Items or turns out unsent, and
 * abandoned attempts leave no draft behind. Nothing is ever sent here.
 */
@ApplicationScoped
public class SmartMailRecovery {

    private static final Logger LOG = Logger.getLogger(SmartMailRecovery.class);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** If Exchange has not sent a draft by then, it never will. */
    private static final Duration UNSENT_AFTER = Duration.ofMinutes(30);

    /** How long to search for an email without a trace. */
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(1);

    /** If the mailbox cannot be opened for this long, the outcome stays unknown. */
    private static final Duration FORGET_AFTER = Duration.ofDays(28);

    private final SmartMailStore smartMails;
    private final SmartCopyRecorder copyRecorder;
    private final MailboxSessions sessions;
    private final SmartMailOutcomes outcomes;
    private final Clock clock;

    SmartMailRecovery(
            SmartMailStore smartMails,
            SmartCopyRecorder copyRecorder,
            MailboxSessions sessions,
            SmartMailOutcomes outcomes,
            Clock clock) {
        this.smartMails = smartMails;
        this.copyRecorder = copyRecorder;
        this.sessions = sessions;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    public void run(Connection connection, String key, Deadline deadline) {
        smartMails
                .due(connection.id(), key, clock.instant())
                .ifPresent(mail -> lookedAfter(connection, mail, deadline));
    }

    private void lookedAfter(Connection connection, SmartMail mail, Deadline deadline) {
        if (mail.generation() != connection.generation() || isForgotten(mail)) {
            endWithoutLook(mail);
        } else if (connection.isWorkable(clock.instant())) {
            sessions.run(connection, deadline, session -> lookedAfter(session, mail));
        } else {
            var waiting = connection.mailbox().flatMap(it -> it.retryAt()).filter(clock.instant()::isBefore);
            smartMails.save(mail.lookAgainAt(waiting.orElse(clock.instant().plus(LONGEST_PAUSE))));
        }
    }

    private boolean isForgotten(SmartMail mail) {
        return clock.instant().isAfter(mail.claimedAt().plus(FORGET_AFTER));
    }

    /** We may no longer access the mailbox. */
    private void endWithoutLook(SmartMail mail) {
        var end = switch (mail.state()) {
            case CLAIMED, DRAFTED -> State.NOT_SENT;
            case SENDING -> State.UNCERTAIN;
            case RECORDED, REFUSED, NOT_SENT, UNCERTAIN -> mail.state();
        };
        smartMails.save(mail.ended(end, Optional.empty()));
    }

    private SyncReport lookedAfter(Session session, SmartMail mail) {
        try {
            return switch (mail.state()) {
                case SENDING -> inDoubt(session, mail);
                case CLAIMED, DRAFTED -> abandoned(session, mail, State.NOT_SENT);
                case REFUSED -> abandoned(session, mail, State.REFUSED);
                case RECORDED, NOT_SENT, UNCERTAIN -> outcomes.settled(session, mail);
            };
        } catch (MicrosoftException.Unauthorized refused) {
            throw refused;
        } catch (MicrosoftException failure) {
            // The mailbox's own work shows whether something is wrong with it.
            LOG.warnf("Will check on a Smart Mail of %s later: %s", session.id(), failure.getMessage());
            smartMails.save(mail.lookAgainAt(later(mail)));
            return SyncReport.NOTHING;
        }
    }

    private SyncReport inDoubt(Session session, SmartMail mail) {
        var asked = mail.sendingAt().orElse(mail.claimedAt());
        return switch (SmartMailSearch.in(session.graph(), mail)) {
            case SmartMailSearch.Sent sent -> record(session, mail, sent);
            case SmartMailSearch.Unsent unsent when isOver(asked, UNSENT_AFTER) -> withdrawn(session, mail, unsent);
            case SmartMailSearch.Missing missing
            when isOver(asked, GIVE_UP_AFTER) -> outcomes.tell(session, mail, State.UNCERTAIN);
            case SmartMailSearch.Unsent unsent -> lookAgain(mail);
            case SmartMailSearch.Missing missing -> lookAgain(mail);
        };
    }

    private boolean isOver(Instant since, Duration time) {
        return !clock.instant().isBefore(since.plus(time));
    }

    private SyncReport record(Session session, SmartMail mail, SmartMailSearch.Sent sent) {
        var report = copyRecorder.record(session, sent.copy());
        var left = smartMails
                .find(mail.connection(), mail.key())
                .filter(it -> it.state() != State.RECORDED && it.version() == mail.version());
        // Quarantined, perhaps: its body cannot be read yet.
        left.ifPresent(it -> smartMails.save(it.lookAgainAt(later(it))));
        return report;
    }

    /** Checks once more after the deletion: if it was sent at that very moment, that counts. */
    private SyncReport withdrawn(Session session, SmartMail mail, SmartMailSearch.Unsent unsent) {
        session.graph().drafts().delete(unsent.draft().immutableId());
        return SmartMailSearch.in(session.graph(), mail) instanceof SmartMailSearch.Sent sent
                ? record(session, mail, sent)
                : outcomes.tell(session, mail, State.NOT_SENT);
    }

    private SyncReport lookAgain(SmartMail mail) {
        smartMails.save(mail.lookAgainAt(later(mail)));
        return SyncReport.NOTHING;
    }

    private Instant later(SmartMail mail) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(mail.looks(), 10));
        return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    /** Started but not finished: whoever it was is gone. The lease keeps others away while the draft is deleted. */
    private SyncReport abandoned(Session session, SmartMail mail, State end) {
        var now = clock.instant();
        var ours = smartMails.save(mail.leased(now.plus(FIRST_PAUSE), now.plus(FIRST_PAUSE.multipliedBy(2))));
        if (ours.isEmpty()) {
            return SyncReport.NOTHING;
        }
        return switch (SmartMailSearch.in(session.graph(), ours.get())) {
            // The user found the draft in Outlook and sent it.
            case SmartMailSearch.Sent sent -> record(session, ours.get(), sent);
            case SmartMailSearch.Unsent unsent -> {
                session.graph().drafts().delete(unsent.draft().immutableId());
                yield ended(session, ours.get(), end);
            }
            case SmartMailSearch.Missing missing -> ended(session, ours.get(), end);
        };
    }

    private SyncReport ended(Session session, SmartMail mail, State end) {
        if (end == State.REFUSED) {
            smartMails.save(mail.ended(end, Optional.empty()));
            return SyncReport.NOTHING;
        }
        return outcomes.tell(session, mail, end);
    }
}
