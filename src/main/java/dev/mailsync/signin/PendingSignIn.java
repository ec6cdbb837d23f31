package dev.mailsync.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.mailsync.microsoft.graph.Profile;

/** A sign-in that Microsoft completed, by its ticket. */
sealed interface PendingSignIn {

    SignInStart start();

    /**
     * Waits for the user's confirmation.
     *
     * @param sealedTokens sealed for the connection of the user who started it
     */
    record Open(SignInStart start, Profile profile, byte[] sealedTokens, Instant signedInAt) implements PendingSignIn {

        /** Graph's received times have whole seconds, so email received in this very second must not fall before it. */
        Instant horizon() {
            return signedInAt.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(start.historyDays()));
        }
    }

    /** The user confirmed it. */
    record Confirmed(SignInStart start) implements PendingSignIn {}

    /** Somebody else tried to confirm it. */
    record Burnt(SignInStart start) implements PendingSignIn {}
}
