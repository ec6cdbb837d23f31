package dev.mailsync.signin;

import java.net.URI;
import java.time.Instant;

import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;

/** A sign-in that a user started: the data restored when Microsoft redirects the browser back. */
record SignInStart(
        CompanyId company, UserId user, URI returnUrl, int historyDays, boolean sending, Instant validUntil) {

    ConnectionId connection() {
        return ConnectionId.of(company, user);
    }
}
