package dev.mailsync.signin;

import java.net.URI;
import java.time.Instant;

import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;

/** A sign-in that a user began: what is known again when Microsoft sends the browser back. */
record SignInStart(
        CompanyId company, UserId user, URI returnUrl, int historyDays, boolean sending, Instant validUntil) {

    ConnectionId connection() {
        return ConnectionId.of(company, user);
    }
}
