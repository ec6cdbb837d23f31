package dev.mailsync.microsoft.entra;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The minimum scopes. */
public final class Scopes {

    private static final List<String> READING =
            List.of("openid", "profile", "offline_access", "User.Read", "Mail.Read");
    private static final List<String> SENDING = List.of("Mail.ReadWrite", "Mail.Send");

    private Scopes() {}

    public static Set<String> of(boolean sending) {
        var scopes = new LinkedHashSet<>(READING);
        if (sending) {
            scopes.addAll(SENDING);
        }
        return scopes;
    }
}
