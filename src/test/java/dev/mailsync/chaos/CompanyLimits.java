package dev.mailsync.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Watches that what has a limit never grows beyond it. What was within an earlier limit may stay above a lower one. */
final class CompanyLimits {

    private final Map<String, Long> before = new HashMap<>();

    /** @return whether the number is within the limit, or has not grown since the last look */
    boolean holds(String what, long number, Optional<Integer> limit) {
        var last = before.getOrDefault(what, 0L);
        before.put(what, number);
        return limit.isEmpty() || number <= limit.get() || number <= last;
    }
}
