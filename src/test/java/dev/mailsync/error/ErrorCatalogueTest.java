package dev.mailsync.error;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorCatalogueTest {

    private static final int MOST_ROWS_WITH_ONE_REMEDY = 2;

    private static final String AADSTS = """
            7000215 7000222 7000218 700027 70002 50012 700016 700011 70001 7000112 1000031 500011 90002 50011 500112
            50194 9002332 90130 54005 70000 70008 700082 700084 70043 50173 50132 50133 50089 501481 50147 501491 50076
            50079 50072 50074 50078 50158 50055 50144 50057 50034 51004 500341 50020 16000 90072 500212 500213 500021
            500022 50002 50105 53000 53001 53002 53003 53004 530032 530035 53010 53011 530034 50131 50005 50097 65001
            65004 65005 650052 650054 650056 650057 90094 90095 50126 50053 50056 50196 90033 90006 90012 90024 90090
            90091 50033 50087 40010 70012 80005 90055 50000 90036 90092 40008 700005 700023 700024 1000502
            """;

    private static final String OAUTH = """
            access_denied consent_required interaction_required login_required temporarily_unavailable server_error
            invalid_request unsupported_response_type invalid_scope unauthorized_client invalid_resource invalid_grant
            invalid_client unsupported_grant_type insufficient_claims
            """;

    private static final String GRAPH = """
            InvalidAuthenticationToken AuthenticationError ErrorAccessDenied Authorization_RequestDenied accessDenied
            extensionError MailboxNotHostedInExchangeOnline MailboxNotEnabledForRESTAPI MailboxNotSupportedForRESTAPI
            ErrorItemNotFound itemNotFound ErrorSyncFolderNotFound ErrorFolderNotFound UnableToFindFolder ErrorInvalidUser
            Request_ResourceNotFound ResourceNotFound ErrorInvalidIdMalformed ErrorInvalidRecipients
            InvalidInternetMessageHeaderCollection ErrorMimeContentInvalidBase64String ErrorFolderExists nameAlreadyExists
            SyncStateNotFound resyncRequired SyncStateInvalid TooManyRequests ApplicationThrottled activityLimitReached
            UnknownError ErrorMailboxStoreUnavailable ErrorMailboxMoveInProgress serviceNotAvailable
            ErrorInternalServerError ErrorServerBusy ErrorTimeoutExpired MailboxInfoStale ErrorQuotaExceeded
            quotaLimitReached ErrorSendAsDenied ErrorPasswordExpired ErrorAccountDisabled ValidationError InvalidRequest
            ExtensionError ErrorExceededMessageLimit ErrorMessageSubmissionBlocked ErrorMessageSizeExceeded HTTP_400 HTTP_401 HTTP_403 HTTP_404 HTTP_409 HTTP_410 HTTP_413 HTTP_429 HTTP_500 HTTP_502
            HTTP_503 HTTP_504 HTTP_507 HTTP_509
            """;

    private static final String OURS = """
            NO_ANSWER NOT_JSON NO_INBOX NO_TOKENS NO_LINK FOREIGN_LINK id_token_missing id_token_invalid id_token_foreign
            id_token_lacks_tid id_token_lacks_oid STATE_REPLAYED STATE_EXPIRED SIGN_IN_FAILED CONSENT_REQUIRED
            ADMIN_CONSENT_REQUIRED INTERNAL MAIL_UNREADABLE SUBSCRIPTION_REFUSED SUBSCRIPTION_NOT_RENEWED FOLDER_GONE MAILBOX_GONE TICKET_BURNT EXTENSION_REFUSED
            SENDING_NOT_CONSENTED NOT_CONNECTED MAILBOX_DISABLED RECIPIENTS_REFUSED SENDING_QUOTA_REACHED MAILBOX_FULL
            ATTACHMENTS_TOO_LARGE NOT_SENT SENDING_UNCERTAIN TOO_MANY_RECIPIENTS SEND_AS_DENIED SENDING_BLOCKED
            EMAIL_TAKEN_FOR_SPAM ATTACHMENT_DANGEROUS
            """;

    @Test
    void everyCodeThatMicrosoftDocumentsOrWeMakeHasARow() {
        assertThat(codes(AADSTS).map("AADSTS"::concat)).allMatch(ErrorCatalogueTest::hasRow);
        assertThat(Stream.of(OAUTH, GRAPH, OURS).flatMap(ErrorCatalogueTest::codes))
                .allMatch(ErrorCatalogueTest::hasRow);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anUnknownCodeFallsBackToWhatStandsForItsKind(Kind kind) {
        assertThat(ErrorCatalogue.entry("never heard of", kind).kind()).isEqualTo(kind);
        assertThat(ErrorCatalogue.entry("never heard of", kind).remedy()).isNotBlank();
    }

    @Test
    void everyRowSaysWhatHappenedAndWhatToDo() {
        assertThat(ErrorCatalogue.all()).allSatisfy(row -> {
            assertThat(row.codes()).isNotEmpty();
            assertThat(List.of(row.title(), row.what(), row.remedy()))
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("!", "\u2014", "\u2013"));
        });
    }

    @Test
    void differentCausesHaveDifferentWords() {
        assertThat(rowsBy(CatalogueEntry::title)).allMatch(rows -> rows == 1);
        assertThat(rowsBy(CatalogueEntry::what)).allMatch(rows -> rows == 1);
        assertThat(rowsBy(CatalogueEntry::remedy)).allMatch(rows -> rows <= MOST_ROWS_WITH_ONE_REMEDY);
    }

    @Test
    void whoHasToActFitsTheKind() {
        assertThat(ErrorCatalogue.all())
                .allSatisfy(row -> assertThat(actors(row.kind()))
                        .as(row.codes().toString())
                        .contains(row.actor()));
    }

    @Test
    void anAdministratorIsToldWhereToDoIt() {
        assertThat(ErrorCatalogue.all())
                .filteredOn(row -> row.kind() == Kind.NEEDS_TENANT_ADMIN)
                .allSatisfy(row -> assertThat(row.remedy())
                        .as(row.codes().toString())
                        .containsAnyOf("admin center", "approval link", "Microsoft Entra")
                        .contains("dministrator"));
    }

    @Test
    void whatIsNoFaultOfTheMailboxNeverEndsItsConnection() {
        assertThat(ErrorCatalogue.all())
                .filteredOn(row -> Set.of(Kind.NEEDS_OPERATOR, Kind.CURSOR_LOST, Kind.NOT_A_FAILURE)
                        .contains(row.kind()))
                .allMatch(CatalogueEntry::selfResolving);
        assertThat(codes("""
                TooManyRequests ApplicationThrottled activityLimitReached HTTP_429 HTTP_509 ErrorServerBusy AADSTS90055
                ErrorMailboxMoveInProgress ErrorMailboxStoreUnavailable MailboxInfoStale
                """))
                .allMatch(code -> ErrorCatalogue.find(code).orElseThrow().selfResolving());
    }

    @Test
    void whatIsMerelyUnavailableDoes() {
        assertThat(codes("HTTP_503 HTTP_504 serviceNotAvailable NO_ANSWER NOT_JSON HTTP_400"))
                .noneMatch(code -> ErrorCatalogue.find(code).orElseThrow().selfResolving());
        assertThat(ErrorCatalogue.all())
                .filteredOn(row -> row.kind() == Kind.NEEDS_USER || row.kind() == Kind.NEEDS_TENANT_ADMIN)
                .noneMatch(CatalogueEntry::selfResolving);
    }

    @Test
    void consentIsMissingOnlyWhereAnAdministratorHasToGiveIt() {
        assertThat(ErrorCatalogue.all())
                .filteredOn(CatalogueEntry::consent)
                .allMatch(row -> row.kind() == Kind.NEEDS_TENANT_ADMIN)
                .anyMatch(row -> row.codes().contains("AADSTS90094"))
                .anyMatch(row -> row.codes().contains("AADSTS90095"))
                .anyMatch(row -> row.codes().contains("ADMIN_CONSENT_REQUIRED"));
    }

    private static Set<Actor> actors(Kind kind) {
        return switch (kind) {
            case NEEDS_USER -> Set.of(Actor.USER);
            case NEEDS_TENANT_ADMIN -> Set.of(Actor.MICROSOFT_365_ADMIN);
            case NEEDS_OPERATOR -> Set.of(Actor.SUPPORT);
            case GONE -> Set.of(Actor.SUPPORT, Actor.NOBODY, Actor.MICROSOFT_365_ADMIN);
            case TRANSIENT, CURSOR_LOST, NOT_A_FAILURE -> Set.of(Actor.NOBODY);
        };
    }

    private static boolean hasRow(String code) {
        return ErrorCatalogue.find(code).isPresent();
    }

    private static Stream<String> codes(String text) {
        return Stream.of(text.strip().split("\\s+"));
    }

    private static List<Integer> rowsBy(Function<CatalogueEntry, String> text) {
        return ErrorCatalogue.all().stream()
                .collect(Collectors.groupingBy(text, Collectors.summingInt(row -> 1)))
                .values()
                .stream()
                .toList();
    }
}
