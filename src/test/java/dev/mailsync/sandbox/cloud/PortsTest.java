package dev.mailsync.sandbox.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortsTest {

    @Test
    void aTakenPortIsNamedTogetherWithItsProperty() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.settle(other.getLocalPort(), "mailsync.sandbox.sqs-port"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasNoCause()
                    .hasMessage(
                            "Port %d is taken: set mailsync.sandbox.sqs-port to another one, or to 0 for a free one.",
                            other.getLocalPort());
        }
    }

    @Test
    void zeroMeansAFreePort() throws Exception {
        var port = Ports.settle(0, "mailsync.sandbox.sqs-port");

        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void aFreePortIsKept() {
        var port = Ports.settle(0, "any");

        assertThat(Ports.settle(port, "any")).isEqualTo(port);
    }

    /** An outgoing connection would otherwise take one before the server that it was found for. */
    @Test
    void freePortsAreNoneOfThoseForOutgoingConnections() {
        var ports = IntStream.range(0, 20).map(n -> Ports.free()).toArray();

        assertThat(ports).doesNotHaveDuplicates();
        assertThat(IntStream.of(ports)).allMatch(port -> port >= 20_000 && port < 32_000);
    }

    @Test
    void aTakenPortStopsTheStartOfTheCloud() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var config = new TestingCloudConfig(0, other.getLocalPort(), Duration.ZERO);

            assertThatThrownBy(() -> new EmbeddedCloud(config, () -> "test-", config.keptFolder()))
                    .hasMessageContaining("mailsync.sandbox.sqs-port");
        }
    }

    @Test
    void applicationsOfOneProcessBeginFarApart() throws Exception {
        var others = new HashSet<Integer>();
        for (int n = 0; n < 5; n++) {
            others.add((int) new Again().ports().getMethod("free").invoke(null));
        }

        assertThat(others).hasSize(5);
    }

    /** Loads the class once more, as an application of Quarkus does. */
    private static final class Again extends ClassLoader {

        Again() {
            super(PortsTest.class.getClassLoader());
        }

        Class<?> ports() throws IOException {
            try (var bytes = Ports.class.getResourceAsStream("Ports.class")) {
                var all = bytes.readAllBytes();
                return defineClass(Ports.class.getName(), all, 0, all.length);
            }
        }
    }
}
