package dev.mailsync.microsoft.entra;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.secrets.Secret;

/**
 * Microsoft identity platform v2.0: authorization code flow with PKCE, and refresh. Failures are
 * {@link MicrosoftException}.
 */
public interface Entra {

    /** What we ask of the user. There is no {@code loginHint}: it is not allowed with {@code prompt=select_account}. */
    record AuthorizationRequest(String state, String nonce, String codeVerifier, Set<String> scopes) {}

    /** @param refreshToken empty if Microsoft sent none; the current one then stays valid */
    record Tokens(Secret accessToken, Instant expiresAt, Optional<Secret> refreshToken) {}

    /** Who signed in, from a verified id_token: only these two ids identify an account. */
    record Identity(String tenantId, String objectId) {}

    record SignedIn(Identity identity, Tokens tokens) {}

    URI authorizationUrl(AuthorizationRequest request);

    /** Redeems a code, which works once and for about ten minutes, and verifies the id_token and its nonce. */
    SignedIn redeem(String code, AuthorizationRequest request);

    /** The old refresh token stays valid alongside the new one; keep the new one. */
    Tokens refresh(Secret refreshToken);

    /** Where Microsoft redirects the browser after sign-in. */
    URI redirectUri();
}
