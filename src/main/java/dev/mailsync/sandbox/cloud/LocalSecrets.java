package dev.mailsync.sandbox.cloud;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import dev.mailsync.platform.secrets.SecretStore;
import io.quarkus.arc.profile.IfBuildProfile;
import org.eclipse.microprofile.config.Config;

/** Simulates Secrets Manager: returns the configured secrets until somebody replaces one. */
@IfBuildProfile(anyOf = {"dev", "test"})
@Singleton
public class LocalSecrets implements SecretStore {

    private final Map<String, String> initial;
    private final Map<String, String> replaced = new ConcurrentHashMap<>();

    LocalSecrets(Config config, LocalKeys keys) {
        this.initial = Map.of(
                value(config, "mailsync.secrets.signing-keys-id"),
                "{\"current\":\"%s\"}".formatted(keys.signingKey()),
                value(config, "mailsync.microsoft.credential-id"),
                "{\"client-secret\":\"%s\"}".formatted(value(config, "mailsync.sandbox.client-secret")));
    }

    @Override
    public String read(String id) {
        return Optional.ofNullable(replaced.get(id)).orElseGet(() -> initial.get(id));
    }

    /** Adds a new version of a secret, as an operator would. */
    public void put(String id, String json) {
        replaced.put(id, json);
    }

    public void reset() {
        replaced.clear();
    }

    private static String value(Config config, String name) {
        return config.getValue(name, String.class);
    }
}
