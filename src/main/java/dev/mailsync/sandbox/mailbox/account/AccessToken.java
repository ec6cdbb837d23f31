package dev.mailsync.sandbox.mailbox.account;

import java.time.Instant;
import java.util.Set;

/** What an access token stands for. */
public record AccessToken(Account account, Set<String> scopes, Instant expiresAt) {

    /** Scopes are compared without their resource, which defaults to Graph, and without regard to case. */
    public boolean allows(String scope) {
        return scopes.stream()
                .anyMatch(granted ->
                        granted.substring(granted.lastIndexOf('/') + 1).equalsIgnoreCase(scope));
    }
}
