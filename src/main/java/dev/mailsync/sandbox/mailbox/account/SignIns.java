package dev.mailsync.sandbox.mailbox.account;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.mailsync.sandbox.mailbox.message.Ids;

/** What Entra remembers: consents, codes and tokens. A used refresh token stays valid alongside its successor. */
public final class SignIns {

    public static final Duration CODE_LIFE = Duration.ofMinutes(10);
    public static final Duration REFRESH_TOKEN_LIFE = Duration.ofDays(90);
    private static final Set<String> SIGN_IN = Set.of("openid", "profile", "email", "offline_access");
    private static final int NO_CONSENT = 65001;
    private static final int SHORTEST_ACCESS = 3600;
    private static final int LONGEST_ACCESS = 5400;

    private final Ids ids;
    private final Clock clock;
    private final Map<String, AuthorizationCode> codes = new ConcurrentHashMap<>();
    private final Map<String, RefreshToken> refreshTokens = new ConcurrentHashMap<>();
    private final Map<String, AccessToken> accessTokens = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> consents = new ConcurrentHashMap<>();
    private final Map<UUID, Set<String>> tenantConsents = new ConcurrentHashMap<>();

    public SignIns(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    public boolean consented(Account account, Set<String> scopes) {
        var granted = tenantConsents.get(account.tenantId());
        return consents.getOrDefault(account.upn(), Set.of()).containsAll(scopes)
                || granted != null && scopes.stream().allMatch(scope -> coveredBy(granted, scope));
    }

    // Any grant includes the sign-in itself.
    private static boolean coveredBy(Set<String> granted, String scope) {
        return SIGN_IN.contains(scope) || granted.contains(".default") || granted.contains(withoutResource(scope));
    }

    private static String withoutResource(String scope) {
        return scope.substring(scope.lastIndexOf('/') + 1);
    }

    public void consent(Account account, Set<String> scopes) {
        consents.merge(account.upn(), Set.copyOf(scopes), SignIns::union);
    }

    /** An administrator grants scopes for everybody. */
    public void consent(UUID tenant, Set<String> scopes) {
        var names = scopes.stream().map(SignIns::withoutResource).collect(Collectors.toUnmodifiableSet());
        tenantConsents.merge(tenant, names, SignIns::union);
    }

    public void withdrawConsent(UUID tenant) {
        tenantConsents.remove(tenant);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    public String issue(AuthorizationCode code) {
        var name = "1.A" + ids.random(300);
        codes.put(name, code);
        return name;
    }

    public Optional<AuthorizationCode> code(String name) {
        return Optional.ofNullable(codes.get(name));
    }

    /** Returns the code's previous state; from now on it counts as used. */
    public Optional<AuthorizationCode> redeem(String code) {
        var before = Optional.ofNullable(codes.get(code));
        codes.computeIfPresent(code, (name, value) -> value.redeemed());
        return before;
    }

    public Issued<RefreshToken> issueRefreshToken(Account account, Set<String> scopes) {
        var token = new RefreshToken(account, scopes, clock.instant().plus(REFRESH_TOKEN_LIFE), Optional.empty());
        var name = "1.A" + ids.random(900);
        refreshTokens.put(name, token);
        return new Issued<>(name, token);
    }

    /** Includes expired ones; the caller says why they are refused. */
    public Optional<RefreshToken> refreshToken(String name) {
        return Optional.ofNullable(refreshTokens.get(name));
    }

    /** Revokes everything issued so far, except access tokens, which stay valid until they expire. */
    public void revoke(Account account, int code) {
        refreshTokens.replaceAll((name, token) -> token.account().equals(account) ? token.revoked(code) : token);
        if (code == NO_CONSENT) {
            consents.remove(account.upn());
        }
    }

    public Issued<AccessToken> issueAccessToken(Account account, Set<String> scopes) {
        var seconds = SHORTEST_ACCESS + ids.below(LONGEST_ACCESS - SHORTEST_ACCESS + 1);
        var token = new AccessToken(account, scopes, clock.instant().plusSeconds(seconds));
        var name = "EwB" + ids.random(1200);
        accessTokens.put(name, token);
        return new Issued<>(name, token);
    }

    /** The token; empty if unknown or expired. */
    public Optional<AccessToken> accessToken(String name) {
        return Optional.ofNullable(accessTokens.get(name))
                .filter(token -> clock.instant().isBefore(token.expiresAt()));
    }

    public void clear() {
        codes.clear();
        refreshTokens.clear();
        accessTokens.clear();
        consents.clear();
        tenantConsents.clear();
    }

    /** A token's opaque value with what it represents. */
    public record Issued<T>(String value, T token) {

        @Override
        public String toString() {
            return "Issued[" + token + "]";
        }
    }
}
