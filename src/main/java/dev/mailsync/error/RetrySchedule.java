package dev.mailsync.error;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When failed work is retried, when it is shown as an error, and for how long it is retried.
 *
 * @param first pause; later ones double up to {@code longest}
 * @param later the pause for what has failed for {@code frequentFor} or is known to need a person
 * @param longestAsked the limit for waits that Microsoft asks for
 * @param shownAfter what may resolve itself is shown as an error after this time, or after {@code shownFrom} failures
 */
public record RetrySchedule(
        Duration first,
        Duration longest,
        Duration frequentFor,
        Duration later,
        Duration longestAsked,
        int shownFrom,
        Duration shownAfter,
        Duration giveUpAfter) {

    /** How often a refusal by Graph that seems to need a person is retried as soon as any other failure. */
    private static final int SOON = 4;

    /**
     * A series of failures.
     *
     * @param times at least one; if a person is needed, only such failures
     */
    public record Failing(int times, Instant since) {}

    /**
     * When to retry.
     *
     * @param chance from 0 to 1: spreads mailboxes that failed at the same moment
     * @param lastAttempt when the last attempt is due before we stop retrying the mailbox, if we do
     */
    public Instant next(Failure failure, Failing failing, double chance, Optional<Instant> lastAttempt, Instant now) {
        var seldom = failure.needsPerson() && (!failure.mayRelent() || failing.times() > SOON);
        var regular = now.plus(seldom ? hourly(chance) : backoff(failing, chance, now));
        var within = lastAttempt
                .filter(now::isBefore)
                .map(last -> notBeyond(last, regular, seldom))
                .orElse(regular);
        var asked = asked(failure);
        // Spreads mailboxes that were asked to wait equally long over more than one second.
        return latest(within, now.plus(asked).plus(shorter(part(asked, chance / 10), first)));
    }

    /** After a failure, nothing is retried for this long, whoever asks for it. */
    public Duration least(Failure failure) {
        return longer(first, asked(failure));
    }

    private Duration asked(Failure failure) {
        return failure.retryAfter().map(it -> shorter(it, longestAsked)).orElse(Duration.ZERO);
    }

    /** What is retried hourly is also retried hourly the last time. */
    private Instant notBeyond(Instant last, Instant regular, boolean seldom) {
        var enough = seldom ? last.minus(later) : last;
        return regular.isAfter(enough) ? last : regular;
    }

    private Duration hourly(double chance) {
        return later.plus(part(later, chance / 12));
    }

    /** Spreads by half while pauses double, which keeps mailboxes apart later, when a tenth is enough. */
    private Duration backoff(Failing failing, double chance, Instant now) {
        var most = now.isBefore(failing.since().plus(frequentFor)) ? longest : later;
        var pause = Backoff.pause(first, failing.times(), most);
        var spread = pause.compareTo(most) < 0 ? 0.5 : 0.1;
        return longer(first, part(pause, 1 - spread * (1 - chance)));
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

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
