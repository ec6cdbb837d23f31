package dev.mailsync.sandbox.mailbox.account;

import java.time.Instant;
import java.util.Set;

/** What an access token represents. */
public record AccessToken(Account account, Set<String> scopes, Instant expiresAt) {

    /** Compares scopes without their resource, which defaults to Graph, and ignores case. */
    public boolean allows(String scope) {
        return scopes.stream()
                .anyMatch(granted ->
                        granted.substring(granted.lastIndexOf('/') + 1).equalsIgnoreCase(scope));
    }
}
