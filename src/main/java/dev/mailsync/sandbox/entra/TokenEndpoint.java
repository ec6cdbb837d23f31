package dev.mailsync.sandbox.entra;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.fault.Aadsts;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Account;
import dev.mailsync.sandbox.mailbox.account.AuthorizationCode;
import dev.mailsync.sandbox.mailbox.account.RefreshToken;

/** Exchanges codes and refresh tokens for tokens. */
final class TokenEndpoint {

    private final World world;
    private final IdTokens idTokens;

    TokenEndpoint(World world, IdTokens idTokens) {
        this.world = world;
        this.idTokens = idTokens;
    }

    /** The owner of a request's refresh token or code. */
    Optional<String> owner(Parameters form) {
        var signIns = world.signIns();
        return form.get("refresh_token")
                .flatMap(signIns::refreshToken)
                .map(RefreshToken::account)
                .or(() -> form.get("code").flatMap(signIns::code).map(AuthorizationCode::account))
                .map(Account::upn);
    }

    /** @throws EntraException if the request is refused */
    ObjectNode grant(String tenant, URI login, Parameters form, ClientAuthentication client) {
        var authority = Authority.of(world, tenant);
        var grantType = form.require("grant_type");
        client.require(world, login + "/" + tenant + "/oauth2/v2.0/token");
        if (client.secret().isPresent() && world.conditions().clientSecretExpired()) {
            throw new EntraException(Aadsts.of(7000222));
        }
        return switch (grantType) {
            case "authorization_code" -> redeem(authority, login, form);
            case "refresh_token" -> refresh(authority, login, form);
            default ->
                throw EntraException.badRequest(
                        "unsupported_grant_type",
                        70003,
                        "The app requested an unsupported grant type '" + grantType + "'.");
        };
    }

    private ObjectNode redeem(Authority authority, URI login, Parameters form) {
        var redemption = new CodeRedemption(world, authority, form).require();
        requireFree(redemption.account());
        var wanted = form.scopes().isEmpty() ? redemption.scopes() : form.scopes();
        requireConsent(redemption.account(), redemption.scopes(), wanted);
        return granted(login, redemption.account(), redemption.scopes(), wanted, redemption.nonce());
    }

    private ObjectNode refresh(Authority authority, URI login, Parameters form) {
        var token = world.signIns()
                .refreshToken(form.require("refresh_token"))
                .orElseThrow(() -> invalidGrant(
                        70000, "The provided value for the input parameter 'refresh_token' is not valid."));
        requireAlive(token);
        requireFree(token.account());
        if (!authority.admits(token.account())) {
            throw invalidGrant(50020, "User account does not exist in tenant '" + authority.name() + "'.");
        }
        var wanted = form.scopes().isEmpty() ? token.scopes() : form.scopes();
        requireConsent(token.account(), token.scopes(), wanted);
        return granted(login, token.account(), token.scopes(), wanted, Optional.empty());
    }

    private void requireAlive(RefreshToken token) {
        token.revoked().ifPresent(code -> {
            throw new EntraException(Aadsts.of(code));
        });
        if (!world.clock().instant().isBefore(token.expiresAt())) {
            throw invalidGrant(700082, "The refresh token has expired due to inactivity.");
        }
    }

    private void requireFree(Account account) {
        world.conditions().of(account).stream()
                .flatMap(condition -> condition.atTokenEndpoint().stream())
                .findFirst()
                .ifPresent(words -> {
                    throw new EntraException(words);
                });
    }

    private void requireConsent(Account account, Set<String> had, Set<String> wanted) {
        if (!had.containsAll(wanted) && !world.signIns().consented(account, wanted)) {
            throw invalidGrant(65001, "The user or administrator has not consented to use the application.");
        }
    }

    private ObjectNode granted(
            URI login, Account account, Set<String> consented, Set<String> wanted, Optional<String> nonce) {
        var access = world.signIns().issueAccessToken(account, wanted);
        var life = Duration.between(world.clock().instant(), access.token().expiresAt())
                .toSeconds();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("token_type", "Bearer");
        json.put("scope", shown(wanted));
        json.put("expires_in", life);
        json.put("ext_expires_in", life);
        json.put("access_token", access.value());
        if (consented.contains("offline_access")) {
            json.put("refresh_token", refreshToken(account, consented, wanted));
        }
        if (wanted.contains("openid")) {
            json.put("id_token", idTokens.issue(login, account, wanted, nonce));
        }
        return json;
    }

    private String refreshToken(Account account, Set<String> consented, Set<String> wanted) {
        var all = new HashSet<>(consented);
        all.addAll(wanted);
        return world.signIns().issueRefreshToken(account, Set.copyOf(all)).value();
    }

    private static String shown(Set<String> scopes) {
        return scopes.stream()
                .filter(scope -> !scope.equals("offline_access"))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    static EntraException invalidGrant(int code, String message) {
        return EntraException.badRequest("invalid_grant", code, message);
    }
}
