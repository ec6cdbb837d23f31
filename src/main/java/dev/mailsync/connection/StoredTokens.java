package dev.mailsync.connection;

import java.time.Duration;
import java.time.Instant;

import dev.mailsync.platform.secrets.Secret;

/** The decrypted tokens of a connection. {@code version} keeps an older refresh token from replacing a newer one. */
public record StoredTokens(Secret accessToken, Instant expiresAt, Secret refreshToken, long version) {

    boolean isGoodFor(Duration time, Instant now) {
        return now.plus(time).isBefore(expiresAt);
    }
}
