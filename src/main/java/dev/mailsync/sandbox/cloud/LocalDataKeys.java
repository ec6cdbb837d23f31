package dev.mailsync.sandbox.cloud;

import java.util.random.RandomGenerator;

import jakarta.inject.Singleton;

import dev.mailsync.secrets.DataKeys;
import io.quarkus.arc.profile.IfBuildProfile;

/**
 * Plays KMS with one data key, which lives as long as the tables beside it. What stands in the tables in its place tells
 * nothing of it.
 */
@IfBuildProfile(anyOf = {"dev", "test"})
@Singleton
class LocalDataKeys implements DataKeys {

    private static final int KEY_BYTES = 32;

    private final DataKey only;

    LocalDataKeys(RandomGenerator random) {
        this.only = new DataKey(bytes(random), bytes(random));
    }

    @Override
    public DataKey generate() {
        return only;
    }

    @Override
    public byte[] decrypt(byte[] encryptedKey) {
        return only.plain();
    }

    private static byte[] bytes(RandomGenerator random) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
