package dev.mailsync.company;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How many emails may already be recorded on a day so that one more can be recorded now.
 *
 * @param limit of the whole day; empty if unlimited
 * @param most of it at this time; the whole limit for live email, a share of it for the backlog
 */
public record Allowance(LocalDate day, Optional<Integer> limit, Optional<Integer> most) {

    /** How many more, given how many were used. */
    public long left(long used) {
        return most.map(number -> Math.max(0, number - used)).orElse(Long.MAX_VALUE);
    }

    /** Whether this email is the last that fits into the day. */
    public boolean endsWith(long number) {
        return limit.filter(all -> all == number).isPresent();
    }
}
