package dev.mailsync.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Agenda;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.mail.Ledgers;
import dev.mailsync.survey.Survey;
import dev.mailsync.survey.SurveyKind;
import dev.mailsync.survey.SurveyStore;

/** Goes on with the surveys of a mailbox, a few pages at a time, so that new mail need not wait for old. */
@ApplicationScoped
class Surveys implements Chore {

    private static final int PAGES_AT_A_TIME = 4;

    private final SurveyStore store;
    private final SurveyStart start;
    private final Folders folders;
    private final Rulebook rulebook;
    private final Recorder recorder;
    private final Ledgers ledgers;
    private final WorkerWrites writes;
    private final ConnectionStore connections;
    private final Clock clock;

    Surveys(
            SurveyStore store,
            SurveyStart start,
            Folders folders,
            Rulebook rulebook,
            Recorder recorder,
            Ledgers ledgers,
            WorkerWrites writes,
            ConnectionStore connections,
            Clock clock) {
        this.store = store;
        this.start = start;
        this.folders = folders;
        this.rulebook = rulebook;
        this.recorder = recorder;
        this.ledgers = ledgers;
        this.writes = writes;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public boolean isDue(Agenda agenda, Instant now) {
        return agenda.surveyAt().filter(at -> !now.isBefore(at)).isPresent();
    }

    @Override
    public Done run(Session session) {
        var report = SyncReport.NOTHING;
        for (int page = 0; page < PAGES_AT_A_TIME && !session.outOfTime().getAsBoolean(); page++) {
            var survey = next(session);
            if (survey.isEmpty()) {
                rest(session);
                return new Done(report, true);
            }
            report = report.plus(step(session, survey.get()));
        }
        return new Done(report, false);
    }

    private Optional<Survey> next(Session session) {
        var open = store.all(session.id(), session.generation()).stream()
                .filter(it -> !it.done())
                .toList();
        for (var kind : SurveyKind.values()) {
            var underWay = open.stream().filter(it -> it.kind() == kind).findFirst();
            var next = underWay.isPresent() ? underWay : start.begun(session, kind, open);
            if (next.isPresent() && !isPaused(session, kind)) {
                return next;
            }
        }
        return Optional.empty();
    }

    private SyncReport step(Session session, Survey survey) {
        if (survey.done()) {
            end(session, survey);
            return SyncReport.NOTHING;
        }
        var walk = SurveyWalk.step(session.graph(), survey);
        var origin = survey.kind() == SurveyKind.HISTORY ? Origin.HISTORY : Origin.SURVEY;
        var rules = rulebook.of(session, folders.book(session, walk.envelopes()));
        var report = recorder.record(session, rules, walk.envelopes(), origin);
        var counted = walk.total().map(survey::of).orElse(survey);
        if (report.held() > 0) {
            save(session, counted.movedTo(position(counted), 0, report.recorded()));
        } else if (walk.next().isPresent()) {
            save(session, counted.movedTo(walk.next().get(), walk.passed(), report.recorded()));
        } else {
            end(session, counted.ended(walk.passed(), report.recorded()));
        }
        return report;
    }

    private void save(Session session, Survey survey) {
        writes.make(session, store.saving(session.id(), session.generation(), survey));
    }

    private void end(Session session, Survey survey) {
        var now = clock.instant();
        connections.changeWith(
                session.id(),
                session.generation(),
                it -> it.withMailbox(mailbox -> ended(session, mailbox, survey, now)),
                store.saving(session.id(), session.generation(), survey.ended(0, 0)));
    }

    private ConnectedMailbox ended(Session session, ConnectedMailbox mailbox, Survey survey, Instant now) {
        return switch (survey.kind()) {
            case LEADS -> newcomersJudged(session, mailbox, survey, now);
            case AUDIT -> newcomersJudged(session, mailbox, survey, now).audited(survey.until(), survey.recorded());
            // Newest first, an answer was judged before what it answers.
            case HISTORY -> survey.recorded() > 0 ? mailbox.wanting(SurveyKind.LEADS, mailbox.horizon(), now) : mailbox;
        };
    }

    /** What came in while a survey ran was judged without what it found. */
    private ConnectedMailbox newcomersJudged(Session session, ConnectedMailbox mailbox, Survey survey, Instant now) {
        return survey.recorded() > 0 && leftOutSince(session, survey.until())
                ? mailbox.wanting(SurveyKind.LEADS, survey.until(), now)
                : mailbox;
    }

    private boolean leftOutSince(Session session, Instant time) {
        return ledgers.of(session.id()).leftOutUpTo().filter(time::isBefore).isPresent();
    }

    /** Nothing can be done now: comes back when the history has room again, if it waits for that. */
    private void rest(Session session) {
        var history = store.find(session.id(), session.generation(), SurveyKind.HISTORY);
        var next = history.filter(it -> !it.done())
                .map(it -> session.settings().dailyQuota().dueAfterReset(session.id(), clock.instant()));
        var before = session.mailbox().agenda().surveyAt();
        connections.change(
                session.id(),
                session.generation(),
                // If a survey was asked for or a limit raised meanwhile, there is more to do.
                it -> it.withMailbox(mailbox -> mailbox.wantedSurveys().isEmpty()
                                && mailbox.agenda().surveyAt().equals(before)
                        ? mailbox.surveyAt(next)
                        : mailbox));
    }

    private boolean isPaused(Session session, SurveyKind kind) {
        var quota = session.settings().dailyQuota();
        return kind == SurveyKind.HISTORY
                && quota.limit().isPresent()
                && quota.left(ledgers.of(session.id()).recordedOn(quota.day(clock.instant()))) == 0;
    }

    private static Instant position(Survey survey) {
        return survey.kind().newestFirst() ? survey.until() : survey.from();
    }
}
