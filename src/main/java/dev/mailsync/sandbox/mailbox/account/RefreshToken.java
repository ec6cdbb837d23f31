package dev.mailsync.sandbox.mailbox.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a refresh token represents: all scopes that were consented to when it was issued.
 *
 * @param revoked Entra's code for why it is no longer accepted
 */
public record RefreshToken(Account account, Set<String> scopes, Instant expiresAt, Optional<Integer> revoked) {

    RefreshToken revoked(int code) {
        return new RefreshToken(account, scopes, expiresAt, Optional.of(code));
    }
}
