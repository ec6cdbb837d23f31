package dev.mailsync.microsoft.graph.sdk;

import java.time.Instant;
import java.util.Set;

import dev.mailsync.microsoft.Failures;
import dev.mailsync.microsoft.graph.Drafts;
import okhttp3.Response;

/**
 * What an answer to a request to send says. Only what says plainly that nothing was sent counts as a refusal: whoever is
 * refused may send again.
 */
final class SendAnswer {

    private static final int ACCEPTED = 202;

    /** That it is gone, or no draft, can mean that it was sent. */
    private static final Set<String> MAYBE_SENT =
            Set.of("ErrorInvalidOperation", "ErrorItemNotFound", "ErrorInvalidPropertySet");

    private static final Set<String> MAILBOX_FULL = Set.of("ErrorQuotaExceeded", "quotaLimitReached");

    private SendAnswer() {}

    static Drafts.Sending of(Response response, Instant now) {
        if (response.code() == ACCEPTED) {
            return new Drafts.Sending.Accepted();
        }
        if (response.isSuccessful()) {
            // Graph is known to answer 200 and to send nothing.
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
