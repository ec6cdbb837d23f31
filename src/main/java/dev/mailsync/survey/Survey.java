package dev.mailsync.survey;

import java.time.Instant;

/**
 * A walk through everything that a mailbox received in a span of time. It can stop after any page and go on there.
 *
 * @param from and {@code until}: what is still to be looked through, both included
 * @param lookedAt how many mails have been; {@code total}: how many there were when it began
 * @param recorded how many of them it recorded
 */
public record Survey(
        SurveyKind kind, Instant from, Instant until, long lookedAt, long total, long recorded, boolean done) {

    public static Survey begin(SurveyKind kind, Instant from, Instant until) {
        return new Survey(kind, from, until, 0, 0, 0, until.isBefore(from));
    }

    public Survey of(long total) {
        return new Survey(kind, from, until, lookedAt, total, recorded, done);
    }

    /** The walk has come to a moment in time, at which it goes on. */
    public Survey movedTo(Instant position, int looked, int recordedThere) {
        return kind.newestFirst()
                ? with(from, position, looked, recordedThere, false)
                : with(position, until, looked, recordedThere, false);
    }

    public Survey ended(int looked, int recordedThere) {
        return with(from, until, looked, recordedThere, true);
    }

    private Survey with(Instant from, Instant until, int looked, int recordedThere, boolean end) {
        var all = lookedAt + looked;
        return new Survey(kind, from, until, all, Math.max(total, all), recorded + recordedThere, end);
    }
}
