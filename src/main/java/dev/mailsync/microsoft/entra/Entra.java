package dev.mailsync.microsoft.entra;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.secrets.Secret;

/** Microsoft's identity platform v2.0: the code flow with PKCE, and refreshing. Failures are {@link MicrosoftException}. */
public interface Entra {

    /** What is asked of the user. {@code loginHint} is left out: with {@code prompt=select_account} it is not allowed. */
    record AuthorizationRequest(String state, String nonce, String codeVerifier, Set<String> scopes) {}

    /** @param refreshToken empty if Microsoft sent none, and then the one at hand stays valid */
    record Tokens(Secret accessToken, Instant expiresAt, Optional<Secret> refreshToken) {}

    /** Who signed in, out of a verified id_token: only these two ids identify an account. */
    record Identity(String tenantId, String objectId) {}

    record SignedIn(Identity identity, Tokens tokens) {}

    URI authorizationUrl(AuthorizationRequest request);

    /** Redeems a code, which works once and for about ten minutes, and verifies the id_token with its nonce. */
    SignedIn redeem(String code, AuthorizationRequest request);

    /** The old refresh token stays valid beside the new one; keep the new one. */
    Tokens refresh(Secret refreshToken);

    /** Where Microsoft sends the browser back to. */
    URI redirectUri();
}
