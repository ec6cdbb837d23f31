package dev.mailsync.sandbox.mailbox.account;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What an authorization code represents. */
public record AuthorizationCode(
        Account account,
        String authority,
        URI redirectUri,
        Set<String> scopes,
        Optional<String> nonce,
        Optional<Challenge> challenge,
        Instant expiresAt,
        boolean used) {

    /** A PKCE challenge (RFC 7636). */
    public record Challenge(String value, String method) {}

    AuthorizationCode redeemed() {
        return new AuthorizationCode(account, authority, redirectUri, scopes, nonce, challenge, expiresAt, true);
    }
}
