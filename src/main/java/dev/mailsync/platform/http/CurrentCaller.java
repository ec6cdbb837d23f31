package dev.mailsync.platform.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;

import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.platform.telemetry.LogContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the current request. */
@RequestScoped
public class CurrentCaller {

    private final JsonWebToken token;
    private final RateLimiter limit;
    private Caller caller;

    CurrentCaller(JsonWebToken token, RateLimiter limit) {
        this.token = token;
        this.limit = limit;
    }

    /** Rejects a genuine token that doesn't say whose it is, and calls over the rate limit. */
    public Caller get() {
        if (caller == null) {
            caller = read();
            LogContext.CONNECTION.from(caller.connection().value());
            limit.count(caller);
        }
        return caller;
    }

    private Caller read() {
        try {
            return new Caller(
                    new CompanyId(token.getClaim("company")), new UserId(token.getSubject()), token.getGroups());
        } catch (IllegalArgumentException incomplete) {
            throw new ProblemException(
                    Response.Status.FORBIDDEN, "TOKEN_INCOMPLETE", "The token's " + incomplete.getMessage() + ".");
        }
    }
}
