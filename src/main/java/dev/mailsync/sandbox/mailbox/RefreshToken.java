package dev.mailsync.sandbox.mailbox;

import java.time.Instant;
import java.util.Set;

/** What a refresh token stands for: all scopes that were consented to when it was issued. */
public record RefreshToken(Account account, Set<String> scopes, Instant expiresAt) {}
