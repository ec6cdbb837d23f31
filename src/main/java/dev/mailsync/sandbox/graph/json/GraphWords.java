package dev.mailsync.sandbox.graph.json;

/** The message that Graph sends with a status, for a refusal that has no message of its own. */
public record GraphWords(String code, String message) {

    public static GraphWords of(int status) {
        return switch (status) {
            case 400 -> new GraphWords("BadRequest", "The request is invalid.");
            case 401 -> new GraphWords("InvalidAuthenticationToken", "Access token has expired or is not yet valid.");
            case 403 -> new GraphWords("ErrorAccessDenied", "Access is denied. Check credentials and try again.");
            case 404 -> new GraphWords("ErrorItemNotFound", "The specified object was not found in the store.");
            case 409 -> new GraphWords("Conflict", "The request conflicts with the current state of the target.");
            case 410 ->
                new GraphWords("SyncStateNotFound", "The sync state generation is not found; a full sync is needed.");
            case 413 -> new GraphWords("RequestEntityTooLarge", "The request is too large.");
            case 429 -> new GraphWords("TooManyRequests", "Too many requests. Please try again later.");
            case 500 ->
                new GraphWords("ErrorInternalServerError", "An internal server error occurred. The operation failed.");
            case 503 -> new GraphWords("serviceNotAvailable", "The service is temporarily unavailable.");
            case 507 -> new GraphWords("ErrorQuotaExceeded", "The mailbox has reached its quota.");
            // Seen in practice, if a proxy in front of the service responds.
            default -> new GraphWords("UnknownError", "");
        };
    }
}
