package dev.mailsync.sandbox.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read, if the file system supports owners. */
final class OwnersOnly {

    private OwnersOnly() {}

    static Path directory(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path.getParent());
            Files.createDirectory(path, mode(path.getParent(), "rwx------"));
        }
        return path;
    }

    /** Writes all or nothing: a crash while writing leaves nothing that looks like a key. */
    static void write(Path path, String text) throws IOException {
        var folder = path.getParent();
        var half = Files.createTempFile(folder, path.getFileName().toString(), ".new", mode(folder, "rw-------"));
        Files.writeString(half, text);
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] mode(Path where, String permissions) {
        var knowsOwners =
                Files.getFileAttributeView(where, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS) != null;
        return knowsOwners
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
