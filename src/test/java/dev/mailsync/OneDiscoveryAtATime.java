package dev.mailsync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/**
 * Quarkus builds the application while JUnit looks for tests, and bundles its pages in one folder of {@code target}. Two
 * processes that do so at once take it away from each other, and JUnit passes over a class whose application can't be built,
 * without a word. So they take turns.
 */
public final class OneDiscoveryAtATime implements LauncherDiscoveryListener {

    private static final Path LOCK = Path.of("target/discovery.lock");

    /** A suite discovers its tests within the discovery that found the suite. */
    private static final AtomicInteger DEPTH = new AtomicInteger();

    private static FileLock lock;

    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        if (DEPTH.getAndIncrement() == 0) {
            lock();
        }
    }

    @Override
    public void launcherDiscoveryFinished(LauncherDiscoveryRequest request) {
        if (DEPTH.decrementAndGet() == 0) {
            release();
        }
    }

    private static void lock() {
        try {
            Files.createDirectories(LOCK.getParent());
            lock = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .lock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void release() {
        try {
            // Which releases the lock as well.
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
