package dev.mailsync.sandbox.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Determines the port of this machine that an embedded server listens on. */
public final class Ports {

    /** Below what Linux, macOS and Windows give to outgoing connections, which could take a port before its server. */
    private static final int LOWEST = 20_000;

    private static final int COUNT = 12_000;

    /** A prime near the golden section: processes that start side by side begin far apart, and few at the same port. */
    private static final long BETWEEN_PROCESSES = 7_417;

    /** More than the processes that start side by side. */
    private static final int BETWEEN_LOADERS = 1_000;

    /** Not among the settings, which a start would refuse. */
    private static final String LOADED = "dev.mailsync.Ports.loaded";

    private static final AtomicLong NEXT = new AtomicLong(
            (ProcessHandle.current().pid() + (long) BETWEEN_LOADERS * timesLoaded()) * BETWEEN_PROCESSES);

    private Ports() {}

    /** Quarkus loads this class once for each application of a process, and two of them must not find the same port. */
    private static int timesLoaded() {
        var times = System.getProperties()
                .merge(LOADED, "1", (before, one) -> Integer.toString(1 + Integer.parseInt(before.toString())));
        return Integer.parseInt(times.toString());
    }

    /**
     * @param configured the wanted port, or 0 for a free one
     * @param property that configures the port, for the message
     * @throws ConfigurationException if another process listens on that port
     */
    static int settle(int configured, String property) {
        if (configured == 0) {
            return free();
        }
        if (!isFree(configured)) {
            // Without its cause: Quarkus would mistake a bind failure at the root for one of its own HTTP port.
            throw new ConfigurationException(
                    "Port %d is taken: set %s to another one, or to 0 for a free one.".formatted(configured, property));
        }
        return configured;
    }

    /** A port on which nobody listens; the next call returns another one. */
    public static int free() {
        return IntStream.generate(() -> LOWEST + (int) (NEXT.getAndIncrement() % COUNT))
                .limit(COUNT)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this machine has no free port left"));
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
