package dev.mailsync.timeline;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

import jakarta.ws.rs.core.Response.Status;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.http.ProblemException;

/** Why there is no content. */
final class AttachmentProblems {

    private AttachmentProblems() {}

    static ProblemException notConnected() {
        return ProblemException.conflict(
                "MAILBOX_NOT_CONNECTED",
                "The mailbox that holds this email isn't connected. Its owner has to sign in with Microsoft.");
    }

    static ProblemException gone() {
        return new ProblemException(
                Status.GONE, "ATTACHMENT_GONE", "Microsoft no longer has this email or its attachment.");
    }

    static ProblemException outside(OptionalLong total) {
        return new ProblemException(
                Status.REQUESTED_RANGE_NOT_SATISFIABLE,
                "RANGE_NOT_SATISFIABLE",
                "The range starts after the end of the attachment.",
                Map.of("Content-Range", "bytes */" + (total.isPresent() ? total.getAsLong() : "*")));
    }

    static ProblemException of(MicrosoftException failure) {
        return switch (failure) {
            case MicrosoftException.Gone it -> gone();
            case MicrosoftException.NotAFailure it -> gone();
            case MicrosoftException.NeedsUser it -> notConnected();
            case MicrosoftException.NeedsTenantAdmin it -> notConnected();
            case MicrosoftException.Unauthorized it -> notConnected();
            case MicrosoftException.Transient it ->
                unavailable(
                        Status.SERVICE_UNAVAILABLE,
                        it.retryAfter()
                                .map(AttachmentProblems::inSeconds)
                                .map(seconds -> Map.of("Retry-After", seconds))
                                .orElse(Map.of()));
            case MicrosoftException.NeedsOperator it -> unavailable(Status.BAD_GATEWAY, Map.of());
            case MicrosoftException.TooLong it -> unavailable(Status.BAD_GATEWAY, Map.of());
            case MicrosoftException.Exists it -> unavailable(Status.BAD_GATEWAY, Map.of());
            case MicrosoftException.CursorLost it -> unavailable(Status.BAD_GATEWAY, Map.of());
        };
    }

    /** Microsoft asked for no request about this mailbox before then. */
    static ProblemException waiting(Duration time) {
        return unavailable(Status.SERVICE_UNAVAILABLE, Map.of("Retry-After", inSeconds(time)));
    }

    /** Rounded up: a client that returns too early is throttled for longer. */
    private static String inSeconds(Duration wait) {
        return Long.toString(wait.plusMillis(999).toSeconds());
    }

    private static ProblemException unavailable(Status status, Map<String, String> headers) {
        return new ProblemException(
                status,
                "ATTACHMENT_UNAVAILABLE",
                "Microsoft can't deliver the attachment right now. Try again.",
                headers);
    }
}
