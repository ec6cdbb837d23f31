package dev.mailsync.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;

import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.UserId;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the request at hand. */
@RequestScoped
public class CurrentCaller {

    private final JsonWebToken token;

    CurrentCaller(JsonWebToken token) {
        this.token = token;
    }

    /** Refuses a token that is genuine but does not say whose it is. */
    public Caller get() {
        try {
            return new Caller(
                    new CompanyId(token.getClaim("company")), new UserId(token.getSubject()), token.getGroups());
        } catch (IllegalArgumentException incomplete) {
            throw new ProblemException(
                    Response.Status.FORBIDDEN, "TOKEN_INCOMPLETE", "The token's " + incomplete.getMessage() + ".");
        }
    }
}
