package dev.mailsync.platform.http;

import java.util.List;

/** One page of a list; {@code next} is the opaque cursor of the next page, null on the last one. */
public record Page<T>(List<T> items, String next) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 100;

    public Page {
        items = List.copyOf(items);
    }

    /** The requested page size; {@link #DEFAULT_LIMIT} if none was requested. */
    public static int limit(String asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (!asked.matches("[0-9]{1,3}") || Integer.parseInt(asked) < 1 || Integer.parseInt(asked) > MAX_LIMIT) {
            throw ProblemException.badRequest("BAD_LIMIT", "limit must be from 1 to " + MAX_LIMIT + ".");
        }
        return Integer.parseInt(asked);
    }
}
