package dev.mailsync.smartmail;

import java.util.Optional;

import dev.mailsync.error.ErrorCatalogue;
import dev.mailsync.error.Kind;
import dev.mailsync.microsoft.MicrosoftException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each thing that Microsoft has against an email, its sender or the mailbox is told in words of its own. */
class SendingProblemsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            ErrorSendAsDenied,                403, SEND_AS_DENIED
            ErrorAccessDenied,                403, SENDING_NOT_CONSENTED
            ErrorCreateItemAccessDenied,      403, SENDING_NOT_CONSENTED
            Authorization_RequestDenied,      403, SENDING_NOT_CONSENTED
            ErrorMessageSubmissionBlocked,    403, SENDING_BLOCKED
            ErrorAccountSuspend,              403, SENDING_BLOCKED
            ErrorInvalidRecipients,           422, RECIPIENTS_REFUSED
            ErrorMissingRecipients,           422, RECIPIENTS_REFUSED
            ErrorInvalidSmtpAddress,          422, RECIPIENTS_REFUSED
            ErrorExceededMaxRecipientLimit,   422, TOO_MANY_RECIPIENTS
            ErrorMessageBlocked,              422, EMAIL_TAKEN_FOR_SPAM
            ErrorVirusDetected,               422, ATTACHMENT_DANGEROUS
            ErrorVirusMessageDeleted,         422, ATTACHMENT_DANGEROUS
            ErrorQuotaExceeded,               422, MAILBOX_FULL
            quotaLimitReached,                422, MAILBOX_FULL
            HTTP_507,                         422, MAILBOX_FULL
            ErrorMessageSizeExceeded,         413, ATTACHMENTS_TOO_LARGE
            ErrorDataSizeLimitExceeded,       413, ATTACHMENTS_TOO_LARGE
            ErrorAttachmentSizeLimitExceeded, 413, ATTACHMENTS_TOO_LARGE
            HTTP_413,                         413, ATTACHMENTS_TOO_LARGE
            ErrorSubmissionQuotaExceeded,     429, SENDING_QUOTA_REACHED
            ErrorExceededMessageLimit,        429, SENDING_QUOTA_REACHED
            ErrorExceededHourlyMessageLimit,  429, SENDING_QUOTA_REACHED
            ErrorMessageThrottled,            429, SENDING_QUOTA_REACHED
            """)
    void whatIsWrongWithTheEmailOrItsSenderHasACodeAndWordsOfItsOwn(String code, int status, String told) {
        var problem = SendingProblems.of(failed(code));
        var row = ErrorCatalogue.find(told).orElseThrow();

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(told);
        assertThat(problem.getMessage()).isEqualTo(row.what() + " " + row.remedy());
    }

    @ParameterizedTest
    @CsvSource({"MailboxNotEnabledForRESTAPI", "ErrorMissingEmailAddress", "AADSTS530003", "ErrorAccountDisabled"})
    void aMailboxThatCannotBeUsedIsToldByItsCause(String code) {
        var problem = SendingProblems.of(failed(code));
        var row = ErrorCatalogue.find(code).orElseThrow();

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.code()).isEqualTo("NOT_CONNECTED");
        assertThat(problem.getMessage()).contains(row.what(), "Nothing was sent.", row.remedy());
    }

    @ParameterizedTest
    @CsvSource({"ErrorMailboxStoreUnavailable", "ErrorServerBusy", "ErrorInternalServerError", "NO_ANSWER"})
    void whatPassesIsToldByItsCause(String code) {
        var problem = SendingProblems.of(new MicrosoftException.Transient(cause(code), Optional.empty()));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo("SENDING_UNAVAILABLE");
        assertThat(problem.getMessage())
                .contains(ErrorCatalogue.find(code).orElseThrow().what(), "Nothing was sent.");
    }

    @Test
    void aRequestOfOursThatIsWrongGoesToSupport() {
        var problem =
                SendingProblems.of(new MicrosoftException.NeedsOperator(cause("ErrorMessageDispositionRequired")));

        assertThat(problem.status() + problem.code()).isEqualTo("502SENDING_REFUSED");
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalHasARow(EmailRefusal refusal) {
        assertThat(ErrorCatalogue.find(refusal.name())).isPresent();
        assertThat(EmailRefusal.of(refusal.name())).contains(refusal);
    }

    private static MicrosoftException failed(String code) {
        var kind = ErrorCatalogue.find(code).map(it -> it.kind()).orElse(Kind.NEEDS_USER);
        return kind == Kind.NEEDS_TENANT_ADMIN
                ? new MicrosoftException.NeedsTenantAdmin(cause(code))
                : new MicrosoftException.NeedsUser(cause(code));
    }

    private static MicrosoftException.Cause cause(String code) {
        return MicrosoftException.Cause.of(code, "");
    }
}
