package dev.mailsync.connection;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.mailsync.survey.SurveyKind;

/**
 * When there is something to do on an enabled mailbox.
 *
 * @param quickCatchUpAt when Inbox and Sent Items are due; {@code fullCatchUpAt}: when all folders are
 * @param drainAt when there is room again for what the day's quota put off
 * @param surveyAt when a survey under way goes on
 * @param auditAt when the next audit begins
 * @param wanted surveys that are to begin, by the received time from which they look
 * @param setbacks how often in a row old mail could not be read
 */
public record Agenda(
        Instant quickCatchUpAt,
        Instant fullCatchUpAt,
        Optional<Instant> drainAt,
        Optional<Instant> surveyAt,
        Instant auditAt,
        Map<SurveyKind, Instant> wanted,
        int setbacks) {

    public Agenda {
        wanted = Map.copyOf(wanted);
    }

    static Agenda allAt(Instant now, Instant auditAt) {
        return new Agenda(now, now, Optional.empty(), Optional.empty(), auditAt, Map.of(), 0);
    }

    Agenda catchUps(Instant quick, Instant full) {
        return new Agenda(quick, full, drainAt, surveyAt, auditAt, wanted, setbacks);
    }

    /** Inbox and Sent Items are looked through again, not later than {@code at}. */
    Agenda quickBy(Instant at) {
        return catchUps(earlier(quickCatchUpAt, at), fullCatchUpAt);
    }

    /** All folders are looked through again, not later than {@code at}. */
    Agenda fullBy(Instant at) {
        return catchUps(quickCatchUpAt, earlier(fullCatchUpAt, at));
    }

    /** Nothing old is read before {@code at}. */
    Agenda oldMailAt(Instant at) {
        return new Agenda(
                quickCatchUpAt,
                fullCatchUpAt,
                drainAt.map(it -> later(it, at)),
                surveyAt.map(it -> later(it, at)),
                later(auditAt, at),
                wanted,
                setbacks + 1);
    }

    Agenda withoutSetbacks() {
        return new Agenda(quickCatchUpAt, fullCatchUpAt, drainAt, surveyAt, auditAt, wanted, 0);
    }

    Agenda drainBy(Instant at) {
        return new Agenda(
                quickCatchUpAt,
                fullCatchUpAt,
                Optional.of(drainAt.map(it -> earlier(it, at)).orElse(at)),
                surveyAt,
                auditAt,
                wanted,
                setbacks);
    }

    /** Whatever is noted: work under way that knows an earlier limit sees by the changed times that there is another. */
    Agenda roomAt(Instant now) {
        return new Agenda(quickCatchUpAt, fullCatchUpAt, Optional.of(now), Optional.of(now), auditAt, wanted, setbacks);
    }

    Agenda drained(Optional<Instant> next) {
        return new Agenda(quickCatchUpAt, fullCatchUpAt, next, surveyAt, auditAt, wanted, setbacks);
    }

    /** Wanted more than once, it looks from the earliest time. */
    Agenda wanting(SurveyKind kind, Instant from, Instant at) {
        var all = new EnumMap<SurveyKind, Instant>(SurveyKind.class);
        all.putAll(wanted);
        all.merge(kind, from, Agenda::earlier);
        return new Agenda(
                quickCatchUpAt,
                fullCatchUpAt,
                drainAt,
                Optional.of(surveyAt.map(it -> earlier(it, at)).orElse(at)),
                auditAt,
                all,
                setbacks);
    }

    Agenda begun(SurveyKind kind) {
        var rest = new EnumMap<SurveyKind, Instant>(SurveyKind.class);
        rest.putAll(wanted);
        rest.remove(kind);
        return new Agenda(quickCatchUpAt, fullCatchUpAt, drainAt, surveyAt, auditAt, rest, setbacks);
    }

    Agenda surveyAt(Optional<Instant> next) {
        return new Agenda(quickCatchUpAt, fullCatchUpAt, drainAt, next, auditAt, wanted, setbacks);
    }

    Agenda auditAt(Instant next) {
        return new Agenda(quickCatchUpAt, fullCatchUpAt, drainAt, surveyAt, next, wanted, setbacks);
    }

    Instant earliest() {
        return Stream.of(Stream.of(quickCatchUpAt, fullCatchUpAt, auditAt), drainAt.stream(), surveyAt.stream())
                .flatMap(it -> it)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
