package dev.mailsync.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.mailsync.microsoft.Profile;

/**
 * A sign-in that Microsoft completed and that the CRM user has not confirmed yet.
 *
 * @param sealedTokens sealed for the connection of the user who began it
 */
record ParkedSignIn(SignInStart start, Profile profile, byte[] sealedTokens, Instant signedInAt, Use use) {

    enum Use {
        OPEN,
        CONFIRMED,

        /** Somebody else tried to confirm it. */
        BURNT
    }

    /** Graph's received times have whole seconds, so that of a mail of this very second must not lie before it. */
    Instant horizon() {
        return signedInAt.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(start.historyDays()));
    }
}
