package dev.mailsync.microsoft.graph.sdk;

import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import com.google.gson.JsonSyntaxException;
import dev.mailsync.error.ErrorCatalogue;
import dev.mailsync.error.Kind;
import dev.mailsync.microsoft.MicrosoftException;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GraphErrorMapperTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                401, InvalidAuthenticationToken,        Unauthorized,     InvalidAuthenticationToken
                401, AuthenticationError,               Unauthorized,     AuthenticationError
                401, '',                                Unauthorized,     HTTP_401
                401, MailboxNotEnabledForRESTAPI,       Unauthorized,     HTTP_401
                401, BrandNew,                          Unauthorized,     BrandNew
                403, ErrorAccessDenied,                 NeedsUser,        ErrorAccessDenied
                403, Authorization_RequestDenied,       NeedsUser,        Authorization_RequestDenied
                403, accessDenied,                      NeedsUser,        accessDenied
                403, insufficient_claims,               NeedsUser,        insufficient_claims
                403, '',                                NeedsUser,        HTTP_403
                403, BrandNew,                          NeedsUser,        BrandNew
                403, ErrorSendAsDenied,                 NeedsTenantAdmin, ErrorSendAsDenied
                403, ErrorMessageSubmissionBlocked,     NeedsTenantAdmin, ErrorMessageSubmissionBlocked
                403, ErrorExceededSubscriptionCount,    Transient,        ErrorExceededSubscriptionCount
                400, ErrorMissingEmailAddress,          NeedsTenantAdmin, ErrorMissingEmailAddress
                404, ErrorNonExistentMailbox,           NeedsTenantAdmin, ErrorNonExistentMailbox
                403, ErrorOrganizationAccessBlocked,    NeedsTenantAdmin, ErrorOrganizationAccessBlocked
                400, ErrorInvalidRecipients,            NeedsUser,        ErrorInvalidRecipients
                400, ErrorMissingRecipients,            NeedsUser,        ErrorMissingRecipients
                400, ErrorItemCorrupt,                  Transient,        ErrorItemCorrupt
                400, ErrorContentIndexingNotEnabled,    Transient,        ErrorContentIndexingNotEnabled
                400, ErrorInvalidSyncStateData,         CursorLost,       ErrorInvalidSyncStateData
                400, ErrorMessageDispositionRequired,   NeedsOperator,    ErrorMessageDispositionRequired
                404, ErrorParentFolderNotFound,         Gone,             ErrorParentFolderNotFound
                403, MailboxNotHostedInExchangeOnline,  NeedsTenantAdmin, MailboxNotHostedInExchangeOnline
                403, extensionError,                    NeedsTenantAdmin, EXTENSION_REFUSED
                404, ExtensionError,                    NeedsTenantAdmin, EXTENSION_REFUSED
                503, ExtensionError,                    Transient,        ExtensionError
                400, ExtensionError,                    Transient,        ExtensionError
                404, MailboxNotEnabledForRESTAPI,       NeedsTenantAdmin, MailboxNotEnabledForRESTAPI
                404, MailboxNotSupportedForRESTAPI,     NeedsTenantAdmin, MailboxNotSupportedForRESTAPI
                404, ErrorInvalidUser,                  NeedsTenantAdmin, ErrorInvalidUser
                404, Request_ResourceNotFound,          NeedsTenantAdmin, Request_ResourceNotFound
                404, ResourceNotFound,                  Gone,             ResourceNotFound
                404, ErrorItemNotFound,                 NotAFailure,      ErrorItemNotFound
                404, itemNotFound,                      NotAFailure,      itemNotFound
                404, ErrorSyncFolderNotFound,           Gone,             ErrorSyncFolderNotFound
                404, ErrorFolderNotFound,               Gone,             ErrorFolderNotFound
                404, BrandNew,                          Gone,             BrandNew
                404, UnknownError,                      Gone,             HTTP_404
                404, '',                                Gone,             HTTP_404
                400, -,                                 Transient,        HTTP_400
                400, ErrorInvalidIdMalformed,           NotAFailure,      ErrorInvalidIdMalformed
                400, ValidationError,                   NeedsOperator,    ValidationError
                400, BrandNew,                          NeedsOperator,    BrandNew
                400, syncStateNotFound,                 CursorLost,       syncStateNotFound
                404, resyncRequired,                    CursorLost,       resyncRequired
                401, SyncStateInvalid,                  CursorLost,       SyncStateInvalid
                410, SyncStateNotFound,                 CursorLost,       SyncStateNotFound
                410, '',                                CursorLost,       HTTP_410
                410, ErrorItemNotFound,                 CursorLost,       HTTP_410
                409, '',                                Exists,           HTTP_409
                409, nameAlreadyExists,                 Exists,           nameAlreadyExists
                409, InvalidRequest,                    Exists,           HTTP_409
                413, '',                                NeedsOperator,    HTTP_413
                418, BrandNew,                          NeedsOperator,    BrandNew
                429, TooManyRequests,                   Transient,        TooManyRequests
                429, ApplicationThrottled,              Transient,        ApplicationThrottled
                429, activityLimitReached,              Transient,        activityLimitReached
                429, UnknownError,                      Transient,        TooManyRequests
                429, '',                                Transient,        HTTP_429
                429, BrandNew,                          Transient,        HTTP_429
                429, ErrorAccessDenied,                 Transient,        HTTP_429
                429, serviceNotAvailable,               Transient,        HTTP_429
                500, ErrorInternalServerError,          Transient,        ErrorInternalServerError
                500, ErrorAccountDisabled,              NeedsTenantAdmin, ErrorAccountDisabled
                500, UnknownError,                      Transient,        HTTP_500
                503, serviceNotAvailable,               Transient,        serviceNotAvailable
                503, ErrorMailboxMoveInProgress,        Transient,        ErrorMailboxMoveInProgress
                503, MailboxInfoStale,                  Transient,        MailboxInfoStale
                503, BrandNew,                          Transient,        BrandNew
                504, '',                                Transient,        HTTP_504
                507, '',                                NeedsUser,        HTTP_507
                403, ErrorQuotaExceeded,                NeedsUser,        ErrorQuotaExceeded
                509, BrandNew,                          Transient,        HTTP_509
                302, '',                                Transient,        HTTP_302
                """)
    void eachRefusalIsSortedAndItsCodeFits(int status, String code, String sort, String told) {
        var body = code == null ? "" : "{\"error\":{\"code\":\"%s\",\"message\":\"Text.\"}}".formatted(code);

        var failure = sorted(status, body);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(sort);
        assertThat(failure.code()).isEqualTo(told);
        assertThat(ErrorCatalogue.entry(failure.code(), failure.kind()).kind()).isEqualTo(failure.kind());
    }

    @Test
    void theDeepestCodeThatIsKnownCountsInEitherSpelling() {
        var failure = sorted(403, """
                {"error": {"code": "ErrorAccessDenied", "innerError": {"code": "MailboxNotEnabledForRESTAPI",
                 "innererror": {"code": "BrandNew", "innerError": {"code": "403"}}}}}""");

        assertThat(failure).isInstanceOf(MicrosoftException.NeedsTenantAdmin.class);
        assertThat(failure.code()).isEqualTo("MailboxNotEnabledForRESTAPI");
    }

    @Test
    void aCursorCodeCountsHoweverDeepAndWhateverStandsBesideIt() {
        assertThat(sorted(400, """
                {"error": {"code": "InvalidRequest", "innererror": {"code": "SYNCSTATENOTFOUND",
                 "innererror": {"code": "ErrorAccessDenied"}}}}""")).isInstanceOf(MicrosoftException.CursorLost.class);
    }

    @Test
    void microsoftsRequestIdIsKeptFromBodyOrHeader() {
        var inBody = "{\"error\":{\"code\":\"x\",\"innererror\":{\"request-id\":\"1a-b\"}}}";

        assertThat(sorted(500, inBody).traceId()).contains("1a-b");
        assertThat(sorted(500, "", "request-id", "2c-d").traceId()).contains("2c-d");
        assertThat(sorted(500, "").traceId()).isEmpty();
    }

    @Test
    void whatDoesNotLookLikeACodeOrAnIdIsDropped() {
        var failure = sorted(
                500,
                "{\"error\":{\"code\":\"<b>%s\",\"innerError\":{\"request-id\":\"a\\nb\"}}}"
                        .formatted("x".repeat(200)));

        assertThat(failure.code()).isEqualTo("HTTP_500");
        assertThat(failure.traceId()).isEmpty();
        assertThat(sorted(500, "{\"error\":{\"code\":\"%s\"}}".formatted("x".repeat(101)))
                        .code())
                .isEqualTo("HTTP_500");
    }

    @Test
    void bodiesOfAnyShapeAreRead() {
        assertThat(Stream.of(
                                "[]",
                                "null",
                                "7",
                                "{\"error\":[]}",
                                "{\"error\":null}",
                                "{\"error\":{\"code\":{}}}",
                                "<html>")
                        .map(body -> sorted(503, body).code()))
                .containsOnly("HTTP_503");
        assertThat(sorted(503, "{\"error\":\"serviceNotAvailable\"}").code()).isEqualTo("serviceNotAvailable");
    }

    @Test
    void howLongToWaitIsToldOfAllThatPasses() {
        for (int status : new int[] {429, 500, 503, 504, 509}) {
            assertThat(sorted(status, "", "Retry-After", "Wed, 25 Nov 2026 10:00:30 GMT"))
                    .isInstanceOfSatisfying(
                            MicrosoftException.Transient.class,
                            failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30)));
        }
    }

    @Test
    void withoutAnAnswerOrWithoutSenseItPasses() {
        assertThat(GraphErrorMapper.sorted(new RuntimeException(new SocketException("reset"))))
                .isInstanceOf(MicrosoftException.Transient.class)
                .extracting(MicrosoftException::code)
                .isEqualTo("NO_ANSWER");
        assertThat(Stream.of(new JsonSyntaxException("x"), new NullPointerException(), new ClassCastException())
                        .map(GraphErrorMapper::sorted))
                .allMatch(it -> it.kind() == Kind.TRANSIENT && it.code().equals("NOT_JSON"));
    }

    @Test
    void aSubscriptionThatIsTooLongSaysHowLongItMayBe() {
        var tooLong = """
                {"error":{"code":"ExtensionError","message":"Subscription expiration can only be 4230 minutes in the future."}}""";

        assertThat(sorted(400, tooLong))
                .isInstanceOfSatisfying(
                        MicrosoftException.TooLong.class,
                        it -> assertThat(it.longest()).isEqualTo(Duration.ofMinutes(4_230)));
        var inside = tooLong.replace("Subscription", "Operation: Create; Exception: [Reason: Subscription")
                .replace("4230", "4,230");
        assertThat(sorted(400, inside))
                .isInstanceOfSatisfying(
                        MicrosoftException.TooLong.class,
                        it -> assertThat(it.longest()).isEqualTo(Duration.ofMinutes(4_230)));
        assertThat(sorted(400, tooLong.replace("4230 minutes", "a while")))
                .isInstanceOf(MicrosoftException.Transient.class);
    }

    @Test
    void aConflictWhileReadingPasses() {
        var conflict = GraphErrorResponse.of(409).whileReading();

        assertThat(GraphErrorMapper.sorted(conflict)).isInstanceOf(MicrosoftException.Transient.class);
        assertThat(GraphErrorMapper.sorted(GraphErrorResponse.of(409))).isInstanceOf(MicrosoftException.Exists.class);
    }

    @Test
    void whatHasNoValidIdIsNotThere() {
        assertThat(sorted(400, "{\"error\":{\"code\":\"ErrorInvalidIdMalformed\",\"message\":\"Id is malformed.\"}}"))
                .isInstanceOf(MicrosoftException.NotAFailure.class);
    }

    private static MicrosoftException sorted(int status, String body, String... headers) {
        return GraphErrorMapper.sorted(
                GraphErrorResponse.of(status, Headers.of(headers), LenientJson.parse(body), NOW));
    }
}
