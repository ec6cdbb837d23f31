package dev.mailsync.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When what failed is tried again, when it is shown as an error, and when it is given up.
 *
 * @param first pause; later ones double up to {@code longest}
 * @param longestAsked however long Microsoft asks us to wait
 * @param shownAfter so long, or after {@code shownFrom} failures, what may pass by itself is shown as an error
 */
public record RetrySchedule(
        Duration first,
        Duration longest,
        Duration longestAsked,
        int shownFrom,
        Duration shownAfter,
        Duration giveUpAfter) {

    /**
     * When to try again.
     *
     * @param failures so far, at least one
     * @param chance from 0 to 1: spreads mailboxes that failed at the same moment
     * @param lastAttempt when the attempt is due after which the mailbox is given up, if one is
     */
    public Instant next(Failure failure, int failures, double chance, Optional<Instant> lastAttempt, Instant now) {
        var regular = now.plus(failure.needsPerson() ? hourly(chance) : backoff(failures, chance));
        var within = lastAttempt
                .filter(now::isBefore)
                .map(last -> notBeyond(last, regular, failure))
                .orElse(regular);
        return later(within, now.plus(asked(failure)));
    }

    /** So long nothing is tried after a failure, whoever asks for it. */
    public Duration least(Failure failure) {
        return longer(first, asked(failure));
    }

    private Duration asked(Failure failure) {
        return failure.retryAfter().map(it -> shorter(it, longestAsked)).orElse(Duration.ZERO);
    }

    /** What only a person can mend is tried no more than once an hour, the last time included. */
    private Instant notBeyond(Instant last, Instant regular, Failure failure) {
        var enough = failure.needsPerson() ? last.minus(longest) : last;
        return regular.isAfter(enough) ? last : regular;
    }

    private Duration hourly(double chance) {
        return longest.plus(part(longest, chance / 12));
    }

    /** Between half and all of a pause that doubles with each failure, and never less than the first one. */
    private Duration backoff(int failures, double chance) {
        var doubled = first.multipliedBy(1L << Math.min(failures - 1, 20));
        var pause = shorter(doubled, longest);
        return longer(first, part(pause, 0.5 + chance / 2));
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofMillis(Math.round(whole.toMillis() * share));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
