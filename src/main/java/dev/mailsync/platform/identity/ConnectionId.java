package dev.mailsync.platform.identity;

import java.util.regex.Pattern;

/**
 * A user's only connection: 22 URL-safe characters derived from company and user. Short enough for Graph's
 * {@code clientState} and for a message group id, whatever the CRM's ids look like.
 */
public record ConnectionId(String value) {

    public static final int LENGTH = 22;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{" + LENGTH + "}");

    public ConnectionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a connection id");
        }
    }

    public static ConnectionId of(CompanyId company, UserId user) {
        return new ConnectionId(Ids.hashOf("connection", company.value(), user.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
