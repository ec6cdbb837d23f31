package dev.mailsync.smartmail;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.Response.Status;

import dev.mailsync.connection.Connection;
import dev.mailsync.error.CatalogueEntry;
import dev.mailsync.error.ErrorCatalogue;
import dev.mailsync.error.Kind;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.http.ProblemException;

/** Why nothing was sent, in the words of the error catalogue. */
final class SendingProblems {

    /** The platform has no constant for it. */
    private static final int UNPROCESSABLE = 422;

    private SendingProblems() {}

    static ProblemException leadUnknown() {
        return unprocessable("LEAD_UNKNOWN", "Lead not found. Nothing was sent.");
    }

    static ProblemException keyReused() {
        return unprocessable(
                "IDEMPOTENCY_KEY_REUSED",
                "This Idempotency-Key was already used for another email. Use a new key for each email.");
    }

    static ProblemException attachmentsTooLarge() {
        return told(Status.REQUEST_ENTITY_TOO_LARGE, "ATTACHMENTS_TOO_LARGE", Map.of());
    }

    static ProblemException notConnected(Connection connection) {
        return connection.generation() > 0 && connection.mailbox().isEmpty()
                ? told(Status.CONFLICT, "MAILBOX_DISABLED", Map.of())
                : told(Status.CONFLICT, "NOT_CONNECTED", Map.of());
    }

    static ProblemException disabledMeanwhile() {
        return told(Status.CONFLICT, "MAILBOX_DISABLED", Map.of());
    }

    static ProblemException notConsented() {
        return told(Status.FORBIDDEN, "SENDING_NOT_CONSENTED", Map.of());
    }

    static ProblemException notSent() {
        return told(Status.CONFLICT, "NOT_SENT", Map.of());
    }

    static ProblemException uncertain() {
        return told(Status.CONFLICT, "SENDING_UNCERTAIN", Map.of());
    }

    static ProblemException recordRemoved() {
        return new ProblemException(
                Status.GONE, "MAIL_REMOVED", "The email was sent, but its record has since been removed.");
    }

    /** Microsoft asked for no request before then. */
    static ProblemException waiting(Duration time) {
        return unavailable(Optional.of(time));
    }

    static ProblemException tooLate() {
        return unavailable(Optional.of(Duration.ofSeconds(1)));
    }

    /** By the code first, as it is about the email; otherwise by the kind, which is about the mailbox. */
    static ProblemException of(MicrosoftException failure) {
        return EmailRefusal.of(failure.code())
                .map(refusal -> told(refusal.status(), refusal.name(), retryAfter(failure)))
                .orElseGet(() -> byKind(failure));
    }

    private static ProblemException byKind(MicrosoftException failure) {
        return switch (failure) {
            case MicrosoftException.NeedsUser it -> closed(it);
            case MicrosoftException.NeedsTenantAdmin it -> closed(it);
            case MicrosoftException.Unauthorized it -> closed(it);
            case MicrosoftException.Transient it -> unavailable(words(it).what(), it.retryAfter());
            case MicrosoftException.NeedsOperator it -> refused();
            case MicrosoftException.TooLong it -> refused();
            case MicrosoftException.Gone it -> unavailable(Optional.empty());
            case MicrosoftException.NotAFailure it -> unavailable(Optional.empty());
            case MicrosoftException.Exists it -> unavailable(Optional.empty());
            case MicrosoftException.CursorLost it -> unavailable(Optional.empty());
        };
    }

    /** The mailbox cannot be used, and the cause tells how to fix it. */
    private static ProblemException closed(MicrosoftException failure) {
        var words = words(failure);
        return new ProblemException(
                Status.CONFLICT,
                "NOT_CONNECTED",
                "%s Nothing was sent. %s".formatted(words.what(), words.remedy()),
                Map.of());
    }

    private static CatalogueEntry words(MicrosoftException failure) {
        return ErrorCatalogue.entry(failure.code(), failure.kind());
    }

    private static ProblemException refused() {
        return new ProblemException(
                Status.BAD_GATEWAY,
                "SENDING_REFUSED",
                "Microsoft 365 rejected this email. Nothing was sent. Send it from Outlook and contact our support team.");
    }

    private static ProblemException unavailable(Optional<Duration> retryAfter) {
        return unavailable("Microsoft 365 can't accept the email right now.", retryAfter);
    }

    private static ProblemException unavailable(String why, Optional<Duration> retryAfter) {
        return new ProblemException(
                Status.SERVICE_UNAVAILABLE,
                "SENDING_UNAVAILABLE",
                why + " Nothing was sent. Send the email again later.",
                retryAfter.map(SendingProblems::header).orElse(Map.of()));
    }

    private static Map<String, String> retryAfter(MicrosoftException failure) {
        return failure instanceof MicrosoftException.Transient outage
                ? outage.retryAfter().map(SendingProblems::header).orElse(Map.of())
                : Map.of();
    }

    /** Rounded up: a client that returns too early is throttled for longer. */
    private static Map<String, String> header(Duration wait) {
        return Map.of("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
    }

    private static ProblemException unprocessable(String code, String detail) {
        return new ProblemException(UNPROCESSABLE, code, detail, Map.of());
    }

    private static ProblemException told(Status status, String code, Map<String, String> headers) {
        return told(status.getStatusCode(), code, headers);
    }

    private static ProblemException told(int status, String code, Map<String, String> headers) {
        var entry = ErrorCatalogue.entry(code, Kind.NEEDS_USER);
        return new ProblemException(status, code, entry.what() + " " + entry.remedy(), headers);
    }
}
