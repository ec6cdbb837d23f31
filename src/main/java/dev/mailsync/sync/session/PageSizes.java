package dev.mailsync.sync.session;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

import dev.mailsync.microsoft.Failures;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.queue.Deadline;

/**
 * The sizes in which pages of one kind are asked for, largest first. A page that Exchange cannot answer in time is asked
 * for again in the next size.
 */
public record PageSizes(List<Integer> sizes) {

    private static final Set<String> TOOK_TOO_LONG = Set.of("HTTP_504", "ErrorTimeoutExpired", Failures.NO_ANSWER);

    public static PageSizes of(Integer... sizes) {
        return new PageSizes(List.of(sizes));
    }

    /** The same without the largest ones, as there was no time for a smaller one so many times. */
    public PageSizes after(int failures) {
        return new PageSizes(sizes.subList(Math.min(failures, sizes.size() - 1), sizes.size()));
    }

    /** Each size that is too large can take as long as a request may. */
    public <T> T largest(Deadline deadline, IntFunction<T> page) {
        for (var size : sizes.subList(0, sizes.size() - 1)) {
            try {
                return page.apply(size);
            } catch (MicrosoftException.Transient failure) {
                if (!TOOK_TOO_LONG.contains(failure.code()) || deadline.isNear()) {
                    throw failure;
                }
            }
        }
        return page.apply(sizes.getLast());
    }
}
