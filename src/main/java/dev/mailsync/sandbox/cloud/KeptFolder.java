package dev.mailsync.sandbox.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.mailsync.sandbox.live.LiveMode;
import io.quarkus.arc.profile.IfBuildProfile;
import org.eclipse.microprofile.config.Config;

/**
 * Where tables and keys outlive the process, if they do. With the real Microsoft they always do: people sign in once,
 * and their mailboxes are not read again at each start.
 */
@IfBuildProfile(anyOf = {"dev", "test"})
@Singleton
class KeptFolder {

    private static final Path OF_LIVE_MODE = Path.of(".mail-sync");

    private final Optional<Path> path;

    KeptFolder(CloudConfig cloud, Config config) {
        this.path = cloud.folder()
                .or(() -> LiveMode.isOn(config) ? Optional.of(OF_LIVE_MODE) : Optional.empty())
                .map(KeptFolder::made);
    }

    Optional<Path> path() {
        return path;
    }

    private static Path made(Path folder) {
        try {
            return OwnersOnly.directory(folder.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be made", e);
        }
    }
}
