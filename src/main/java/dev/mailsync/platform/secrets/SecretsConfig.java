package dev.mailsync.platform.secrets;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.secrets")
interface SecretsConfig {

    /** The KMS key that guards the data keys. */
    String kmsKeyId();

    /**
     * The secret with the keys that make client states, PKCE verifiers and nonces, so that none of them has to be stored:
     * {@code {"current":"at least 32 characters","previous":"the one before, if any","signs-from":"when the current one begins
     * to sign, if not at once"}}.
     */
    String signingKeysId();

    /** How long a data key is remembered, before KMS is asked for it again. */
    @WithDefault("PT15M")
    Duration dataKeyLifetime();
}
