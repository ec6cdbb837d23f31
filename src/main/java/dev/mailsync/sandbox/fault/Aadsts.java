package dev.mailsync.sandbox.fault;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One of Entra's numbered refusals: OAuth's error, and Entra's own words.
 *
 * @param status of the token endpoint's response
 */
public record Aadsts(int code, int status, String error, Optional<String> suberror, String message) {

    // Code, error, suberror and message. The status follows from the error.
    private static final String TABLE = """
            50034|invalid_grant||The user account does not exist in the directory.
            50055|invalid_grant||The password is expired.
            50057|invalid_grant||The user account is disabled.
            50072|interaction_required||Due to a configuration change made by your administrator, you must enroll in multi-factor authentication.
            50074|interaction_required||Strong authentication is required.
            50076|interaction_required|basic_action|Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.
            50078|interaction_required||Presented multi-factor authentication has expired due to policies configured by your administrator.
            50079|interaction_required||Due to a configuration change made by your administrator, you must enroll in multi-factor authentication to access the resource.
            50089|invalid_grant||Authentication failed due to flow token expired.
            50097|interaction_required||Device authentication is required.
            50105|interaction_required||Your administrator has configured the application to block users unless they are specifically granted access.
            50131|interaction_required||Device is not in required device state.
            50132|invalid_grant||The session is not valid due to password expiration or recent password change.
            50133|invalid_grant||The session is not valid due to password expiration or recent password change.
            50144|invalid_grant||The user's Active Directory password has expired.
            50158|interaction_required||External security challenge was not satisfied.
            50173|invalid_grant|bad_token|The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.
            5000225|invalid_grant||This tenant has been blocked due to inactivity.
            500011|invalid_resource||The resource principal was not found in the tenant.
            500212|invalid_grant||The user's administrator has set an outbound access policy that does not allow access to the resource tenant.
            500341|invalid_grant||The user account has been deleted from the directory. To sign into this application, the account must be added to the directory.
            53000|interaction_required|message_only|Device is not in required device state: compliant.
            53001|interaction_required|message_only|Device is not in required device state: domain_joined.
            53002|interaction_required|message_only|The application used is not an approved application for Conditional Access.
            53003|interaction_required|message_only|Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.
            53004|interaction_required|basic_action|The user needs to complete the multi-factor authentication registration process before accessing this content.
            530003|interaction_required||Your device is required to be managed to access this resource.
            530032|interaction_required|message_only|Blocked by a security policy in the tenant.
            530034|interaction_required|message_only|A delegated administrator was blocked from accessing the tenant due to account risk.
            530035|interaction_required|message_only|Access has been blocked by security defaults.
            65001|invalid_grant|consent_required|The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.
            65004|access_denied||User declined to consent to access the app.
            650052|invalid_grant||The app needs access to a service that your organization has not subscribed to or enabled.
            70000|invalid_grant||The provided grant is invalid or malformed.
            70001|unauthorized_client||The application is disabled in the tenant.
            70008|invalid_grant||The provided authorization code or refresh token has expired due to inactivity.
            70043|invalid_grant|bad_token|The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access.
            700016|unauthorized_client||The application was not found in the directory. This can happen if it has not been installed by the administrator of the tenant or consented to by any user in the tenant.
            700082|invalid_grant|bad_token|The refresh token has expired due to inactivity.
            700084|invalid_grant||The refresh token was issued to a single page app, and therefore has a fixed, limited lifetime.
            7000112|unauthorized_client||The application is disabled.
            7000215|invalid_client||Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.
            7000229|invalid_client||The client application is missing service principal in the tenant.
            7000222|invalid_client||The provided client secret keys are expired.
            90002|invalid_request||The tenant was not found.
            90033|temporarily_unavailable||A transient error has occurred. Please try again.
            90055|temporarily_unavailable||There are too many requests to the tenant. Please try again later.
            90072|invalid_grant||The user account from another identity provider does not exist in the tenant.
            90092|server_error||A non-retryable error has occurred.
            90094|invalid_grant|consent_required|An administrator of the organization has to grant permission to the application.
            90095|invalid_grant|consent_required|Admin consent is required. The user may send a request to the administrator.
            """;

    private static final Map<Integer, Aadsts> KNOWN = TABLE.lines()
            .map(line -> line.split("\\|", 4))
            .map(Aadsts::of)
            .collect(Collectors.toUnmodifiableMap(Aadsts::code, Function.identity()));

    private static Aadsts of(String[] parts) {
        var suberror = Optional.of(parts[2]).filter(name -> !name.isEmpty());
        return new Aadsts(Integer.parseInt(parts[0]), statusOf(parts[1]), parts[1], suberror, parts[3]);
    }

    private static int statusOf(String error) {
        return switch (error) {
            case "invalid_client" -> 401;
            case "temporarily_unavailable" -> 503;
            case "server_error" -> 500;
            default -> 400;
        };
    }

    /** The codes that the sandbox has messages for, in order. */
    public static List<Integer> codes() {
        return KNOWN.keySet().stream().sorted(Comparator.naturalOrder()).toList();
    }

    public static Optional<Aadsts> find(int code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /** @throws java.util.NoSuchElementException if the sandbox does not know that code */
    public static Aadsts of(int code) {
        return find(code).orElseThrow();
    }

    /** What a failing token endpoint says for a status. */
    public static Aadsts forStatus(int status) {
        var code = switch (status) {
            case 400 -> 70000;
            case 401 -> 7000215;
            case 403 -> 53003;
            case 429 -> 90055;
            case 500 -> 90092;
            default -> 90033;
        };
        var words = of(code);
        return new Aadsts(code, status, words.error(), words.suberror(), words.message());
    }

    /** The same with another OAuth error. */
    public Aadsts as(String otherError) {
        return new Aadsts(code, status, otherError, suberror, message);
    }
}
