package dev.mailsync.platform.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import dev.mailsync.platform.dynamo.BusyException;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.Role;
import org.jboss.logging.Logger;

/**
 * Counts a caller's calls per minute across all functions, as {@code calls#{connection} / {minute}} in the table
 * {@code users}. Protects other callers from a page that runs wild, at one write unit per call. The first few that a process
 * receives cost nothing, so with several processes, a caller can exceed the limit by as many each.
 */
@ApplicationScoped
class RateLimiter {

    private static final Logger LOG = Logger.getLogger(RateLimiter.class);

    private static final String CALLS = "calls";
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** The part of the limit up to which a process counts nothing. */
    private static final int FEW = 30;

    private final Dynamo dynamo;
    private final HttpConfig config;
    private final Clock clock;
    private final FewCalls fewCalls = new FewCalls();

    RateLimiter(Dynamo dynamo, HttpConfig config, Clock clock) {
        this.dynamo = dynamo;
        this.config = config;
        this.clock = clock;
    }

    /** Rejects the call with 429 and {@code Retry-After} if there were too many. */
    void count(Caller caller) {
        var now = clock.instant();
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        int calls = fewCalls.toCount(caller.connection(), minute, limit(caller) / FEW);
        if (calls > 0 && !isCounted(caller, calls, minute)) {
            var seconds =
                    Duration.between(now, minute.plus(1, ChronoUnit.MINUTES)).toSeconds() + 1;
            throw new ProblemException(
                    Response.Status.TOO_MANY_REQUESTS,
                    "TOO_MANY_REQUESTS",
                    "Too many calls in this minute. Nothing was changed. Try again in " + seconds + " seconds.",
                    Map.of("Retry-After", Long.toString(seconds)));
        }
    }

    private boolean isCounted(Caller caller, int calls, Instant minute) {
        try {
            return dynamo.update(Write.update(
                    Table.USERS,
                    Item.key("calls#" + caller.connection().value(), minute.toString()),
                    UpdateExpression.empty()
                            .add(CALLS, calls)
                            .set("expiresAt", minute.plus(KEPT).getEpochSecond()),
                    new Condition.Absent(CALLS).or(new Condition.Below(CALLS, limit(caller)))));
        } catch (BusyException uncounted) {
            // A call that can't be counted is no reason to reject it.
            LOG.warnf("A call of %s could not be counted", caller.connection());
            return true;
        }
    }

    private int limit(Caller caller) {
        return caller.roles().contains(Role.CRM_SERVICE) ? config.serviceCallsPerMinute() : config.callsPerMinute();
    }
}
