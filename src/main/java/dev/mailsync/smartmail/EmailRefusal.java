package dev.mailsync.smartmail;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.error.ErrorCatalogue;

/** Why Exchange may reject an email or its sender. The catalogue has a row with each name. */
enum EmailRefusal {
    ATTACHMENTS_TOO_LARGE(
            413,
            "ErrorAttachmentSizeLimitExceeded",
            "ErrorDataSizeLimitExceeded",
            "ErrorRequestStreamTooBig",
            "HTTP_413",
            "RequestEntityTooLarge",
            "maxFileSizeExceeded"),

    ATTACHMENT_DANGEROUS(422, "ErrorVirusDetected", "ErrorVirusMessageDeleted", "malwareDetected", "virusSuspicious"),
    EMAIL_TAKEN_FOR_SPAM(422),
    MAILBOX_FULL(422, "ErrorQuotaExceeded", "HTTP_507", "quotaLimitReached"),
    RECIPIENTS_REFUSED(422),
    SENDING_BLOCKED(403),

    SENDING_NOT_CONSENTED(
            403,
            "Authorization_RequestDenied",
            "ErrorAccessDenied",
            "ErrorCreateItemAccessDenied",
            "HTTP_403",
            "accessDenied"),

    SENDING_QUOTA_REACHED(429),
    SEND_AS_DENIED(403),
    TOO_MANY_RECIPIENTS(422);

    private final int status;
    private final Set<String> meantWhenSending;

    /** @param meantWhenSending codes that have another meaning, and so another row, when email is read */
    EmailRefusal(int status, String... meantWhenSending) {
        this.status = status;
        this.meantWhenSending = Set.of(meantWhenSending);
    }

    static Optional<EmailRefusal> of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.meantWhenSending.contains(code) || it.hasRowWith(code))
                .findFirst();
    }

    private boolean hasRowWith(String code) {
        return ErrorCatalogue.find(code)
                .filter(row -> row.codes().contains(name()))
                .isPresent();
    }

    /** The HTTP status for the sender. */
    int status() {
        return status;
    }
}
