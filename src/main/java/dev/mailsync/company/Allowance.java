package dev.mailsync.company;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How many emails may have been recorded on a day for one more to be recorded now.
 *
 * @param limit of the whole day; empty for any number
 * @param most of it at this time; the whole limit for live email, a share of it for the backlog
 */
public record Allowance(LocalDate day, Optional<Integer> limit, Optional<Integer> most) {

    /** How many more, having used so many. */
    public long left(long used) {
        return most.map(number -> Math.max(0, number - used)).orElse(Long.MAX_VALUE);
    }

    /** Whether an email is the last one that the day has room for. */
    public boolean endsWith(long number) {
        return limit.filter(all -> all == number).isPresent();
    }
}
