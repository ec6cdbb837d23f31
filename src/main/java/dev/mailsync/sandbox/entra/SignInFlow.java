package dev.mailsync.sandbox.entra;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.sandbox.fault.Aadsts;
import dev.mailsync.sandbox.fault.Condition;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Account;
import dev.mailsync.sandbox.mailbox.account.AuthorizationCode;
import dev.mailsync.sandbox.mailbox.account.SignIns;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The authorization endpoint: picks an account, asks for consent, and sends the browser back with a code. */
final class SignInFlow {

    private static final Set<String> METHODS = Set.of("plain", "S256");
    private static final int SHORTEST_CHALLENGE = 43;
    private static final int LONGEST_CHALLENGE = 128;

    private final World world;
    private final Clock clock;

    SignInFlow(World world) {
        this.world = world;
        this.clock = world.clock();
    }

    /** The answers so far of a person, or of a script in a person's place. */
    record Answers(Optional<String> user, Optional<String> consent, Optional<String> session) {}

    /** @throws EntraException if the browser can't be sent back because its origin isn't verified */
    SignInStep next(String tenant, Parameters request, Answers answers) {
        var authority = Authority.of(world, tenant);
        requireClient(request);
        var redirect = redirectUri(request);
        try {
            requireWellFormed(request);
            return next(authority, request, answers, redirect);
        } catch (EntraException refusal) {
            return back(request, redirect, error(refusal), Optional.empty());
        }
    }

    void requireClient(Parameters request) {
        var clientId = request.require("client_id");
        if (!world.application().clientId().equals(clientId)) {
            throw EntraException.badRequest(
                    "unauthorized_client",
                    700016,
                    "Application with identifier '" + clientId + "' was not found in the directory.");
        }
    }

    URI redirectUri(Parameters request) {
        var given = request.require("redirect_uri");
        try {
            var uri = new URI(given);
            if (world.application().allowsRedirectTo(uri)) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            throw mismatch(given);
        }
        throw mismatch(given);
    }

    private static EntraException mismatch(String uri) {
        return EntraException.badRequest(
                "invalid_request",
                50011,
                "The redirect URI '" + uri + "' specified in the"
                        + " request does not match the redirect URIs configured for the application.");
    }

    private static void requireWellFormed(Parameters request) {
        if (!request.require("response_type").equals("code")) {
            throw EntraException.badRequest(
                    "unsupported_response_type", 70005, "The response_type is not supported for this application.");
        }
        request.require("scope");
        var length = request.get("code_challenge").map(String::length).orElse(SHORTEST_CHALLENGE);
        if (length < SHORTEST_CHALLENGE || length > LONGEST_CHALLENGE) {
            throw EntraException.badRequest("invalid_request", 50147, "Invalid size of Code_Challenge parameter.");
        }
        if (!METHODS.contains(request.get("code_challenge_method").orElse("plain"))) {
            throw EntraException.badRequest("invalid_request", 501491, "The code_challenge_method is not supported.");
        }
    }

    private SignInStep next(Authority authority, Parameters request, Answers answers, URI redirect) {
        var account = account(request, answers);
        if (account.isEmpty()) {
            if (request.prompts("none")) {
                throw EntraException.badRequest(
                        "login_required", 50058, "A silent sign-in request was sent but no user is signed in.");
            }
            return new SignInStep.PickAccount(world.mailboxes().stream()
                    .map(Mailbox::account)
                    .filter(authority::admits)
                    .toList());
        }
        if (!authority.admits(account.get())) {
            throw EntraException.badRequest(
                    "access_denied",
                    50020,
                    "User account does not exist in tenant '" + authority.name()
                            + "' and cannot access the application in that tenant.");
        }
        requireFree(account.get());
        return consent(authority, request, answers, redirect, account.get());
    }

    private void requireFree(Account account) {
        world.conditions().of(account).stream()
                .flatMap(condition -> condition.atSignIn().stream())
                .findFirst()
                .ifPresent(words -> {
                    throw new EntraException(words);
                });
    }

    private Optional<Account> account(Parameters request, Answers answers) {
        if (answers.user().isPresent()) {
            var user = answers.user().get();
            return Optional.of(find(user)
                    .orElseThrow(() -> EntraException.badRequest(
                            "invalid_request",
                            50034,
                            "The user account " + user + " does not exist in the directory.")));
        }
        var asksAgain = request.prompts("select_account") || request.prompts("login");
        return asksAgain ? Optional.empty() : answers.session().flatMap(this::find);
    }

    private Optional<Account> find(String upn) {
        return world.mailbox(upn).map(Mailbox::account);
    }

    private SignInStep consent(
            Authority authority, Parameters request, Answers answers, URI redirect, Account account) {
        var decision = answers.consent().orElse("");
        if (decision.equals("decline")) {
            throw EntraException.badRequest("access_denied", 65004, "User declined to consent to access the app.");
        }
        var scopes = request.scopes();
        var needed = request.prompts("consent") || !world.signIns().consented(account, scopes);
        if (needed && world.conditions().of(account).contains(Condition.ADMIN_CONSENT_REQUIRED)) {
            throw new EntraException(Aadsts.of(90094).as("access_denied"));
        }
        if (needed && request.prompts("none")) {
            throw EntraException.badRequest(
                    "consent_required", 65001, "The user or administrator has not consented to use the application.");
        }
        if (needed && !decision.equals("accept")) {
            return new SignInStep.AskConsent(account, scopes);
        }
        world.signIns().consent(account, scopes);
        var code = world.signIns().issue(code(authority, request, redirect, account));
        var session = world.ids().guid().toString();
        var parameters = new LinkedHashMap<>(Map.of("code", code, "session_state", session));
        return back(request, redirect, parameters, Optional.of(account));
    }

    private AuthorizationCode code(Authority authority, Parameters request, URI redirect, Account account) {
        var method = request.get("code_challenge_method").orElse("plain");
        return new AuthorizationCode(
                account,
                authority.name(),
                redirect,
                request.scopes(),
                request.get("nonce"),
                request.get("code_challenge").map(value -> new AuthorizationCode.Challenge(value, method)),
                clock.instant().plus(SignIns.CODE_LIFE),
                false);
    }

    Map<String, String> error(EntraException refusal) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("error", refusal.error());
        parameters.put("error_description", new EntraError(refusal, world).description());
        if (refusal.code() == 65004) {
            parameters.put("error_subcode", "cancel");
        }
        return parameters;
    }

    static SignInStep.Redirect back(
            Parameters request, URI redirect, Map<String, String> parameters, Optional<Account> signedIn) {
        var all = new LinkedHashMap<>(parameters);
        request.get("state").ifPresent(state -> all.put("state", state));
        var query = all.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var fragment = request.get("response_mode").filter("fragment"::equals).isPresent();
        var joiner = fragment ? "#" : redirect.getRawQuery() == null ? "?" : "&";
        return new SignInStep.Redirect(URI.create(redirect + joiner + query), signedIn);
    }
}
