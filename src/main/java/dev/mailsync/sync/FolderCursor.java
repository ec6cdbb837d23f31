package dev.mailsync.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a folder has been read.
 *
 * @param link where the next page begins; empty before the first round
 * @param inFirstRound how many messages a first round, as long as it is under way, has brought so far
 * @param backfillBefore what was received until then is still to be listed, newest first, as the first round could not
 *     bring it all
 * @param readAt when it was read to its end in a round over all folders that ran out of time
 */
record FolderCursor(
        Optional<String> link, int inFirstRound, Optional<Instant> backfillBefore, Optional<Instant> readAt) {

    static final FolderCursor NONE = new FolderCursor(Optional.empty(), 0, Optional.empty(), Optional.empty());

    /** Graph returns at most 5,000 messages where delta is filtered; from here on it may have kept some back. */
    private static final int NEARLY_ALL = 4_500;

    FolderCursor movedTo(String next, int brought, boolean last, Instant now) {
        var counting = link.isEmpty() || inFirstRound > 0;
        var count = counting ? inFirstRound + brought : 0;
        return last
                ? new FolderCursor(
                        Optional.of(next), 0, count >= NEARLY_ALL ? Optional.of(now) : backfillBefore, readAt)
                : new FolderCursor(Optional.of(next), count, backfillBefore, readAt);
    }

    FolderCursor backfilledTo(Optional<Instant> before) {
        return new FolderCursor(link, inFirstRound, before, readAt);
    }

    boolean isReadSince(Instant time) {
        return readAt.filter(at -> !at.isBefore(time)).isPresent();
    }
}
