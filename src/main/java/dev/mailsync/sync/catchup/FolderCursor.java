package dev.mailsync.sync.catchup;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a folder has been read.
 *
 * @param link where the next page begins; empty before the first round
 * @param inFirstRound how many messages the first round has returned so far, while it is in progress
 * @param failure present while the folder cannot be read
 */
public record FolderCursor(Optional<String> link, int inFirstRound, Optional<FolderFailure> failure) {

    static final FolderCursor NONE = new FolderCursor(Optional.empty(), 0, Optional.empty());

    /** Graph returns at most 5,000 messages for a filtered delta query; from this count on, some may be missing. */
    private static final int NEARLY_ALL = 4_500;

    boolean isInFirstRound() {
        return link.isEmpty() || inFirstRound > 0;
    }

    FolderCursor movedTo(String next, int brought, boolean last) {
        // A page can be empty even if more follow.
        var count = isInFirstRound() && !last ? Math.max(1, inFirstRound + brought) : 0;
        return new FolderCursor(Optional.of(next), count, Optional.empty());
    }

    /** Whether a first round that ends with this many more messages may have missed some. */
    boolean mayHaveLeftSomeOut(int brought) {
        return isInFirstRound() && inFirstRound + brought >= NEARLY_ALL;
    }

    FolderCursor failing(FolderFailure why) {
        return new FolderCursor(link, inFirstRound, Optional.of(why));
    }

    FolderCursor readable() {
        return new FolderCursor(link, inFirstRound, Optional.empty());
    }

    /** Whether it is waiting for its retry after a failure. */
    boolean isResting(Instant now) {
        return failure.filter(it -> now.isBefore(it.retryAt())).isPresent();
    }
}
