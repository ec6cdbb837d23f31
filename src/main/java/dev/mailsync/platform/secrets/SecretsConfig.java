package dev.mailsync.platform.secrets;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.secrets")
interface SecretsConfig {

    /** The KMS key that protects the data keys. */
    String kmsKeyId();

    /**
     * The secret with the keys that derive client states, PKCE verifiers and nonces, so that none of them has to be
     * stored: {@code {"current":"at least 32 characters","previous":"the one before, if any","signs-from":"when the
     * current one starts to sign, if not at once"}}.
     */
    String signingKeysId();

    /** How long a data key is cached before we ask KMS for it again. */
    @WithDefault("PT15M")
    Duration dataKeyLifetime();
}
