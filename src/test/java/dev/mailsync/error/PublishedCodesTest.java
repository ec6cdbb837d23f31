package dev.mailsync.error;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who can act for the codes that Microsoft publishes and that can reach Mail Sync: AADSTS numbers of signing in and refreshing,
 * and codes of Exchange and Graph for reading, subscribing and sending. What one tenant can be in never alarms the operator.
 */
class PublishedCodesTest {

    private static final String USER = """
            16001 16002 16003 160021 50014 50020 50053 50055 50056 50058 50064 50072 50074 50076 50078 50079 50085 50086
            50088 50089 50125 50126 50127 50132 50133 50135 50136 50137 50139 50140 50142 50143 50144 50147 50148 50149
            50150 50158 50168 50173 50192 50197 50199 500121 500207 500208 501481 501491 51006 53004 54005 65001 65004
            70000 70008 70043 700020 700082 80012 90008 90013 90022 90072 90086 90101 9002341
            """;

    private static final String TENANT = """
            20001 20012 20033 40008 40009 40015 50001 50002 50003 50005 50008 50015 50017 50029 50034 50042 50043 50057
            50059 50097 50100 50101 50102 50103 50105 50107 50108 50109 50111 50120 50123 50124 50128 50129 50131 50146
            50155 50159 50161 50162 50163 50170 50172 50176 50177 50178 50180 50187 500011 500014 500021 500022 500212
            500213 500341 501241 501461 501621 501631 501632 5000225 5000819 5001256 51000 51004 53000 53001 53002 53003
            53005 53009 53010 53011 54000 530002 530003 530021 530031 530032 530034 530035 650052 650054 650056 70001
            700011 700016 7000112 7000229 80001 80002 80007 80010 80013 80014 90002 90019 90038 90043 90051 90082 90085
            90093 90094 90095 90099 90123 90125 90126 900382 900432 900439 900440 5000229 1000031 1000104 130007 135011
            """;

    private static final String OURS = """
            28002 28003 50011 50012 50048 50194 50196 500112 65005 650057 650059 70002 70003 70004 70005 70007 70011
            700005 700021 700022 700023 700024 700025 700027 700030 700054 700084 7000215 7000218 7000222 90004 90005
            90007 90009 90014 90015 90023 90056 90100 90102 90107 90112 90117 90121 90124 90130 900144 900384 900971
            901002 9001023 9002313 9002332 1000502 50006 50013 50027 50049 50050 65002 500131 500133 90010 90016 90027 900561
            70021 700211 700212 700213 7002131 7002138 7000226 7002241 700222 700223 700224 700229 700233 700234 700235
            700236 700237 700238
            """;

    private static final String PASSES = """
            40010 50000 50033 50087 50166 51005 70012 80005 90006 90012 90024 90033 90036 90055 90090 90091 90092 230109
            """;

    private static final String GRAPH_USER = """
            ErrorAccessDenied Authorization_RequestDenied accessDenied accessRestricted notAllowed unauthenticated
            ErrorPasswordExpired ErrorPasswordChangeRequired ErrorQuotaExceeded quotaLimitReached ErrorInvalidRecipients
            ErrorMissingRecipients ErrorInvalidSmtpAddress ErrorExceededMaxRecipientLimit ErrorMessageBlocked
            ErrorExceededMaxRecipientLimitBlock ErrorExceededMaxRecipientLimitShowTierUpgrade ErrorMessageSizeExceeded
            """;

    private static final String GRAPH_TENANT = """
            ErrorMissingEmailAddress ErrorMissingEmailAddressForManagedFolder ErrorNonExistentMailbox ErrorInvalidLicense
            MailboxNotEnabledForRESTAPI ErrorMailboxConfiguration ErrorCallerIsInvalidADAccount ErrorAccountDisabled
            ErrorOrganizationAccessBlocked ErrorSendAsDenied ErrorMessageSubmissionBlocked ErrorAccountSuspend
            ErrorAccountSuspendShowTierUpgrade provisioningNotAllowed
            """;

    private static final String GRAPH_PASSES = """
            throttledRequest ErrorExceededConnectionCount ErrorTooManyObjectsOpened ErrorInsufficientResources
            ErrorMailboxFailover ErrorMailboxMoveInProgress ErrorMailboxStoreUnavailable serviceReadOnly generalException
            cannotSnapshotTree ErrorInternalServerTransientError ErrorADUnavailable ErrorADOperation ErrorConnectionFailed
            resourceModified ErrorIrresolvableConflict ErrorStaleObject resourceBeingProvisioned ErrorItemCorrupt
            ErrorCorruptData ErrorContentConversionFailed ErrorMimeContentConversionFailed ErrorVirusDetected
            malwareDetected ErrorContentIndexingNotEnabled ErrorExceededSubscriptionCount ErrorExceededMessageLimit
            ErrorExceededHourlyMessageLimit ErrorMessageThrottled ErrorSubmissionQuotaExceeded ErrorFolderCorrupt
            """;

    @Test
    void theUserActsForWhatTheUserCanChange() {
        assertThat(numbers(USER)).allSatisfy(code -> assertKind(code, Kind.NEEDS_USER));
        assertThat(codes(GRAPH_USER)).allSatisfy(code -> assertKind(code, Kind.NEEDS_USER));
    }

    @Test
    void theTenantsAdministratorActsForWhatOneTenantIsIn() {
        assertThat(numbers(TENANT)).allSatisfy(code -> assertKind(code, Kind.NEEDS_TENANT_ADMIN));
        assertThat(codes(GRAPH_TENANT)).allSatisfy(code -> assertKind(code, Kind.NEEDS_TENANT_ADMIN));
    }

    @Test
    void theOperatorActsForOurRegistrationAndOurRequestsAlone() {
        assertThat(numbers(OURS)).allSatisfy(code -> assertKind(code, Kind.NEEDS_OPERATOR));
        assertThat(ErrorCatalogue.all().stream()
                        .filter(row -> row.kind() == Kind.NEEDS_OPERATOR)
                        .flatMap(row -> row.codes().stream())
                        .filter(code -> code.startsWith("AADSTS")))
                .containsExactlyInAnyOrderElementsOf(numbers(OURS).toList());
    }

    @Test
    void nobodyActsForWhatPasses() {
        assertThat(numbers(PASSES)).allSatisfy(code -> assertKind(code, Kind.TRANSIENT));
        assertThat(codes(GRAPH_PASSES)).allSatisfy(code -> assertKind(code, Kind.TRANSIENT));
    }

    @Test
    void faultsOfMicrosoftsSignInServiceGiveNobodyUp() {
        assertThat(numbers("50000 90036 90092"))
                .allMatch(code -> ErrorCatalogue.find(code).orElseThrow().selfResolving());
    }

    private static void assertKind(String code, Kind kind) {
        assertThat(ErrorCatalogue.find(code).map(CatalogueEntry::kind)).as(code).contains(kind);
    }

    private static Stream<String> numbers(String text) {
        return codes(text).map("AADSTS"::concat);
    }

    private static Stream<String> codes(String text) {
        return Stream.of(text.strip().split("\\s+"));
    }
}
