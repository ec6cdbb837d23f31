package dev.mailsync.microsoft.graph.sdk;

import java.time.Instant;
import java.util.Set;

import dev.mailsync.microsoft.Failures;
import dev.mailsync.microsoft.graph.Drafts;
import okhttp3.Response;

/**
 * Interprets the response to a send request. Only a response that clearly says nothing was sent counts as a refusal,
 * because the caller may send again after one.
 */
final class SendAnswer {

    private static final int ACCEPTED = 202;

    /** If the draft is gone, or is no longer a draft, it may have been sent. */
    private static final Set<String> MAYBE_SENT =
            Set.of("ErrorInvalidOperation", "ErrorItemNotFound", "ErrorInvalidPropertySet");

    private static final Set<String> MAILBOX_FULL = Set.of("ErrorQuotaExceeded", "quotaLimitReached");

    private SendAnswer() {}

    static Drafts.Sending of(Response response, Instant now) {
        if (response.code() == ACCEPTED) {
            return new Drafts.Sending.Accepted();
        }
        if (response.isSuccessful()) {
            // Graph is known to answer 200 without sending anything.
            return new Drafts.Sending.InDoubt(Failures.notJson("Graph answered a sending " + response.code(), null));
        }
        var refusal = GraphErrorResponse.of(response, now);
        var why = GraphErrorMapper.sorted(refusal);
        return isPlain(refusal) ? new Drafts.Sending.Refused(why) : new Drafts.Sending.InDoubt(why);
    }

    private static boolean isPlain(GraphErrorResponse refusal) {
        return switch (refusal.status()) {
            case 401, 429 -> true;
            case 400, 403, 413 ->
                !refusal.codes().isEmpty() && refusal.codes().stream().noneMatch(MAYBE_SENT::contains);
            case 507 -> refusal.codes().stream().anyMatch(MAILBOX_FULL::contains);
            default -> false;
        };
    }
}
