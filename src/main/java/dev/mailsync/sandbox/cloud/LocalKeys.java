package dev.mailsync.sandbox.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.random.RandomGenerator;

import jakarta.inject.Singleton;

import io.quarkus.arc.profile.IfBuildProfile;

/**
 * The keys of this machine. They live as long as the tables, whose refresh tokens only the data key can decrypt:
 * created at each start, or kept with the tables.
 */
@IfBuildProfile(anyOf = {"dev", "test"})
@Singleton
class LocalKeys {

    private static final int BYTES = 32;

    private final String signingKey;
    private final byte[] dataKey;

    LocalKeys(CloudConfig config, KeptFolder folder, RandomGenerator random) {
        var signing = folder.path().map(path -> kept(path.resolve("signing-key"), random));
        this.signingKey = signing.or(config::signingKey).orElseGet(() -> made(random));
        this.dataKey = Base64.getDecoder()
                .decode(folder.path()
                        .map(path -> kept(path.resolve("data-key"), random))
                        .orElseGet(() -> made(random)));
    }

    String signingKey() {
        return signingKey;
    }

    byte[] dataKey() {
        return dataKey.clone();
    }

    private static String kept(Path file, RandomGenerator random) {
        try {
            if (!Files.exists(file)) {
                OwnersOnly.write(file, made(random));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key in " + file + " cannot be kept", e);
        }
    }

    private static String made(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
