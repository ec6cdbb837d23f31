package dev.mailsync.microsoft.entra;

import java.time.Duration;
import java.time.Instant;

import dev.mailsync.error.ErrorCatalogue;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.sdk.LenientJson;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EntraFailuresTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            400, invalid_grant,           '70000',         NeedsUser,        AADSTS70000
            400, invalid_grant,           '',              NeedsUser,        invalid_grant
            400, invalid_grant,           '999999',        NeedsUser,        AADSTS999999
            400, invalid_grant,           '999999, 50076', NeedsUser,        AADSTS50076
            400, invalid_grant,           '700082',        NeedsUser,        AADSTS700082
            400, invalid_grant,           '50173, 90033',  NeedsUser,        AADSTS50173
            400, invalid_grant,           '90033, 50173',  NeedsUser,        AADSTS50173
            400, invalid_grant,           '90033',         Transient,        AADSTS90033
            400, invalid_grant,           '90033, 999999', NeedsUser,        AADSTS999999
            400, invalid_grant,           '50057',         NeedsTenantAdmin, AADSTS50057
            400, invalid_grant,           '500341',        NeedsTenantAdmin, AADSTS500341
            400, invalid_grant,           '53003',         NeedsTenantAdmin, AADSTS53003
            400, invalid_grant,           '90094',         NeedsTenantAdmin, AADSTS90094
            400, invalid_grant,           '700084',        NeedsOperator,    AADSTS700084
            400, invalid_grant,           '500112',        NeedsOperator,    AADSTS500112
            400, invalid_grant,           '50196',         NeedsOperator,    AADSTS50196
            400, invalid_grant,           '70002, 70008',  NeedsUser,        AADSTS70008
            400, invalid_grant,           '70008, 70002',  NeedsUser,        AADSTS70008
            400, invalid_grant,           '70002, 50126',  NeedsUser,        AADSTS50126
            400, invalid_grant,           '70002',         NeedsUser,        invalid_grant
            400, invalid_grant,           '70002, 999999', NeedsUser,        AADSTS999999
            400, invalid_grant,           '7000222',       NeedsUser,        invalid_grant
            400, invalid_grant,           '50173, 50076',  NeedsUser,        AADSTS50076
            400, invalid_grant,           '50057, 50173',  NeedsUser,        AADSTS50173
            400, invalid_grant,           '50173, 50057',  NeedsTenantAdmin, AADSTS50057
            400, invalid_grant,           '5000225',       NeedsTenantAdmin, AADSTS5000225
            400, invalid_grant,           '40008',         NeedsTenantAdmin, AADSTS40008
            400, invalid_grant,           '50146',         NeedsTenantAdmin, AADSTS50146
            400, invalid_grant,           '90092',         Transient,        AADSTS90092
            400, invalid_grant,           '50173, 90092',  NeedsUser,        AADSTS50173
            400, invalid_grant,           '65001',         NeedsUser,        AADSTS65001
            400, interaction_required,    '50076',         NeedsUser,        AADSTS50076
            400, interaction_required,    '53000',         NeedsTenantAdmin, AADSTS53000
            400, interaction_required,    '530003',        NeedsTenantAdmin, AADSTS530003
            400, interaction_required,    '999999',        NeedsUser,        AADSTS999999
            400, interaction_required,    '70011',         NeedsUser,        interaction_required
            400, access_denied,           '999999',        NeedsUser,        AADSTS999999
            400, access_denied,           '90093',         NeedsTenantAdmin, AADSTS90093
            400, consent_required,        '',              NeedsUser,        consent_required
            400, login_required,          '50058',         NeedsUser,        AADSTS50058
            401, invalid_client,          '7000222',       NeedsOperator,    AADSTS7000222
            401, invalid_client,          '999999',        NeedsOperator,    AADSTS999999
            401, invalid_client,          '700213',        NeedsOperator,    AADSTS700213
            401, invalid_client,          '700211',        NeedsOperator,    AADSTS700211
            400, invalid_request,         '70021',         NeedsOperator,    AADSTS70021
            400, unauthorized_client,     '7002131',       NeedsOperator,    AADSTS7002131
            400, invalid_grant,           '700212',        NeedsOperator,    AADSTS700212
            401, invalid_client,          '500133',        NeedsOperator,    AADSTS500133
            400, invalid_grant,           '50013',         NeedsUser,        invalid_grant
            400, invalid_grant,           '500133',        NeedsUser,        invalid_grant
            400, invalid_grant,           '5000229',       NeedsTenantAdmin, AADSTS5000229
            400, invalid_request,         '900439',        NeedsTenantAdmin, AADSTS900439
            401, invalid_client,          '50173',         NeedsOperator,    invalid_client
            401, invalid_client,          '70002, 50012',  NeedsOperator,    AADSTS50012
            401, invalid_client,          '7000229',       NeedsTenantAdmin, AADSTS7000229
            400, unauthorized_client,     '999999',        NeedsTenantAdmin, AADSTS999999
            400, invalid_request,         '50059',         NeedsTenantAdmin, AADSTS50059
            400, unauthorized_client,     '700016',        NeedsTenantAdmin, AADSTS700016
            400, unauthorized_client,     '7000112',       NeedsTenantAdmin, AADSTS7000112
            400, invalid_request,         '90002',         NeedsTenantAdmin, AADSTS90002
            400, invalid_request,         '900144',        NeedsOperator,    AADSTS900144
            400, invalid_scope,           '',              NeedsOperator,    invalid_scope
            400, invalid_resource,        '500011',        NeedsTenantAdmin, AADSTS500011
            400, unsupported_grant_type,  '70003',         NeedsOperator,    AADSTS70003
            400, temporarily_unavailable, '90033',         Transient,        AADSTS90033
            503, temporarily_unavailable, '90033, 50173',  Transient,        AADSTS90033
            503, temporarily_unavailable, '90033, 50057',  NeedsTenantAdmin, AADSTS50057
            400, server_error,            '50033',         Transient,        AADSTS50033
            500, server_error,            '50173',         Transient,        server_error
            429, temporarily_unavailable, '90055',         Transient,        AADSTS90055
            429, invalid_request,         '',              Transient,        HTTP_429
            400, brand_new,               '',              Transient,        brand_new
            401, brand_new,               '999999',        NeedsOperator,    AADSTS999999
            401, brand_new,               '50173',         NeedsUser,        AADSTS50173
            400, brand_new,               '7000222',       NeedsOperator,    AADSTS7000222
            400, brand_new,               '90033',         Transient,        AADSTS90033
            403, brand_new,               '',              NeedsUser,        brand_new
            503, brand_new,               '50057',         NeedsTenantAdmin, AADSTS50057
            503, '',                      '',              Transient,        HTTP_503
            400, '',                      '',              Transient,        NOT_JSON
            200, '',                      '',              Transient,        NOT_JSON
            """)
    void eachRefusalIsSortedAndItsCodeFits(int status, String error, String codes, String sort, String told) {
        var failure = sorted(status, "{\"error\":\"%s\",\"error_codes\":[%s]}".formatted(error, codes));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(sort);
        assertThat(failure.code()).isEqualTo(told);
        assertThat(ErrorCatalogue.entry(failure.code(), failure.kind()).kind()).isEqualTo(failure.kind());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            invalid_grant,        '',      bad_token,                  NeedsUser,        invalid_grant
            invalid_grant,        '',      token_expired,              NeedsUser,        invalid_grant
            invalid_grant,        '999999', bad_token,                 NeedsUser,        AADSTS999999
            invalid_grant,        '999999', client_mismatch,           NeedsUser,        client_mismatch
            invalid_grant,        '999999', user_password_expired,     NeedsUser,        user_password_expired
            invalid_grant,        '999999', consent_required,          NeedsUser,        consent_required
            invalid_grant,        '65001', consent_required,           NeedsUser,        AADSTS65001
            invalid_grant,        '90094', consent_required,           NeedsTenantAdmin, AADSTS90094
            interaction_required, '999999', basic_action,              NeedsUser,        AADSTS999999
            interaction_required, '50076', basic_action,               NeedsUser,        AADSTS50076
            interaction_required, '999999', additional_action,         NeedsUser,        additional_action
            interaction_required, '50074', additional_action,          NeedsUser,        AADSTS50074
            interaction_required, '999999', message_only,              NeedsTenantAdmin, message_only
            interaction_required, '53003', message_only,               NeedsTenantAdmin, AADSTS53003
            interaction_required, '',      protection_policy_required, NeedsTenantAdmin, protection_policy_required
            invalid_client,       '7000222', message_only,             NeedsOperator,    AADSTS7000222
            """)
    void whatKindOfHelpThereIsCountsWhereTheNumberIsNew(
            String error, String codes, String suberror, String sort, String told) {
        var failure = sorted(
                400, "{\"error\":\"%s\",\"error_codes\":[%s],\"suberror\":\"%s\"}".formatted(error, codes, suberror));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(sort);
        assertThat(failure.code()).isEqualTo(told);
    }

    @Test
    void theNumbersStandInTheMessageWhateverIsTold() {
        assertThat(sorted(400, "{\"error\":\"invalid_grant\",\"error_codes\":[70002,70008]}"))
                .hasMessage("AADSTS70008: Entra answered 400 [AADSTS70002, AADSTS70008]");
    }

    @Test
    void textDecidesNothing() {
        assertThat(sorted(400, """
                {"error":"invalid_grant","error_description":"AADSTS90033: A transient error has occurred.",
                 "error_codes":[50173]}""")).isInstanceOf(MicrosoftException.NeedsUser.class);
    }

    @Test
    void theTraceIdIsKeptOrElseTheCorrelationId() {
        assertThat(sorted(400, "{\"error\":\"invalid_grant\",\"trace_id\":\"t-1\",\"correlation_id\":\"c-1\"}")
                        .traceId())
                .contains("t-1");
        assertThat(sorted(400, "{\"error\":\"invalid_grant\",\"trace_id\":\" \",\"correlation_id\":\"c-1\"}")
                        .traceId())
                .contains("c-1");
    }

    @Test
    void howLongToWaitIsToldOfAllThatPasses() {
        assertThat(sorted(503, "<html>", "Retry-After", "2.5"))
                .isInstanceOfSatisfying(
                        MicrosoftException.Transient.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofMillis(2500)));
    }

    @Test
    void whatDoesNotLookLikeACodeIsDropped() {
        assertThat(sorted(400, "{\"error\":\"a b\",\"error_codes\":[\"x\",-1,{}]}")
                        .code())
                .isEqualTo("NOT_JSON");
        assertThat(sorted(400, "{\"error\":\"invalid_grant\",\"error_codes\":\"50173\"}")
                        .code())
                .isEqualTo("invalid_grant");
    }

    private static MicrosoftException sorted(int status, String body, String... headers) {
        return EntraFailures.sorted(
                EntraRefusal.of(status, Headers.of(headers).values("Retry-After"), LenientJson.parse(body), NOW));
    }
}
