package dev.mailsync.sandbox.fault;

import java.util.Optional;

/**
 * A call to Microsoft, as the request log shows it.
 *
 * @param path with version or tenant: {@code /v1.0/me/messages}, {@code /common/oauth2/v2.0/token}
 * @param upn the owner of its token, if it has one
 */
public record Asked(String method, String path, Optional<String> upn) {

    boolean ofGraph() {
        return path.startsWith("/v1.0/");
    }
}
