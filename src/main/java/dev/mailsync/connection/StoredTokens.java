package dev.mailsync.connection;

import java.time.Duration;
import java.time.Instant;

import dev.mailsync.platform.secrets.Secret;

/** The tokens of a connection, opened. {@code version} guards against an older refresh token replacing a newer one. */
public record StoredTokens(Secret accessToken, Instant expiresAt, Secret refreshToken, long version) {

    boolean isGoodFor(Duration time, Instant now) {
        return now.plus(time).isBefore(expiresAt);
    }
}
