package dev.mailsync.platform.http;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.mailsync.platform.identity.ConnectionId;

/** The calls of the current minute that this process received. A caller's first few are not worth a write each. */
class FewCalls {

    private final Map<ConnectionId, Integer> received = new HashMap<>();
    private Instant current = Instant.MIN;

    /**
     * Notes one more call.
     *
     * @param few up to which nothing is to be counted
     * @return how many calls to count now: none, all so far once they are more than a few, and then each
     */
    synchronized int toCount(ConnectionId caller, Instant minute, int few) {
        if (!minute.equals(current)) {
            received.clear();
            current = minute;
        }
        int calls = received.merge(caller, 1, Integer::sum);
        if (calls <= few) {
            return 0;
        }
        return calls == few + 1 ? calls : 1;
    }
}
