package dev.mailsync.company;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of a day's limit may be used at a given time so that the backlog can take more. It grows with the square of
 * the elapsed day: little in the morning, so that live email finds room, and all of it half an hour before midnight, so
 * that none is wasted.
 */
record BacklogShare(int limit, Instant dayBegins, Instant dayEnds) {

    private static final Duration ALL_BEFORE_MIDNIGHT = Duration.ofMinutes(30);

    int at(Instant now) {
        return afterSeconds(Duration.between(dayBegins, now).toSeconds());
    }

    /** The first second at which the share reaches this target, which is at most the limit. */
    Instant reaches(long target) {
        var fraction = Math.sqrt(Math.max(0, target - 1) / (double) limit);
        var seconds = (long) (fraction * growing());
        while (afterSeconds(seconds) < target) {
            seconds++;
        }
        return dayBegins.plusSeconds(seconds);
    }

    private int afterSeconds(long seconds) {
        var fraction = Math.clamp(seconds / (double) growing(), 0, 1);
        return (int) Math.ceil(limit * fraction * fraction);
    }

    private long growing() {
        return Duration.between(dayBegins, dayEnds.minus(ALL_BEFORE_MIDNIGHT)).toSeconds();
    }
}
