package dev.mailsync.sandbox.cloud;

import java.util.random.RandomGenerator;

import jakarta.inject.Singleton;

import dev.mailsync.platform.secrets.DataKeys;
import io.quarkus.arc.profile.IfBuildProfile;

/**
 * Simulates KMS with one data key, which lives as long as the tables. What the tables store as the encrypted key
 * reveals nothing about it.
 */
@IfBuildProfile(anyOf = {"dev", "test"})
@Singleton
class LocalDataKeys implements DataKeys {

    private static final int HANDLE_BYTES = 32;

    private final DataKey only;

    LocalDataKeys(LocalKeys keys, RandomGenerator random) {
        this.only = new DataKey(keys.dataKey(), handle(random));
    }

    @Override
    public DataKey generate() {
        return only;
    }

    @Override
    public byte[] decrypt(byte[] encryptedKey) {
        return only.plain();
    }

    private static byte[] handle(RandomGenerator random) {
        var bytes = new byte[HANDLE_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
