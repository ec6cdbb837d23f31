package dev.mailsync.sandbox.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Determines the port of this machine that an embedded server listens on. */
final class Ports {

    private Ports() {}

    /**
     * @param configured the wanted port, or 0 for a free one
     * @param property that configures the port, for the message
     * @throws ConfigurationException if another process listens on that port
     */
    static int settle(int configured, String property) {
        try (var probe = new ServerSocket(configured, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            if (configured == 0) {
                throw new UncheckedIOException("this machine has no free port left", taken);
            }
            // Without its cause: Quarkus would mistake a bind failure at the root for one of its own HTTP port.
            throw new ConfigurationException(
                    "Port %d is taken: set %s to another one, or to 0 for a free one.".formatted(configured, property));
        }
    }
}
