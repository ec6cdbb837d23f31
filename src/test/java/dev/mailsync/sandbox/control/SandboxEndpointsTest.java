package dev.mailsync.sandbox.control;

import java.net.URI;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.HttpServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxEndpointsTest {

    private static final int NOT_BOUND = -1;

    private String before;

    @BeforeEach
    void noPortIsKnown() {
        before = System.getProperty(SandboxEndpoints.PORT);
        System.clearProperty(SandboxEndpoints.PORT);
    }

    @AfterEach
    void whatWasKnownIsKnownAgain() {
        System.clearProperty(SandboxEndpoints.PORT);
        if (before != null) {
            System.setProperty(SandboxEndpoints.PORT, before);
        }
    }

    @Test
    void afterALiveReloadTheAddressIsTheSameThoughNobodyTellsOfThePort() {
        endpoints(8123).bound(new HttpServerStart(new HttpServerOptions()));

        var reloaded = endpoints(NOT_BOUND);

        assertThat(reloaded.login()).isEqualTo(URI.create("http://localhost:8123/sandbox/login"));
        assertThat(reloaded.publicUrl()).isEqualTo(URI.create("http://localhost:8123"));
    }

    @Test
    void beforeTheFirstStartNoPortIsMadeUp() {
        assertThat(endpoints(NOT_BOUND).port()).isEqualTo(NOT_BOUND);
    }

    @Test
    void aPortThatIsBoundCounts() {
        endpoints(8123).bound(new HttpServerStart(new HttpServerOptions()));

        assertThat(endpoints(8124).port()).isEqualTo(8124);
    }

    private static SandboxEndpoints endpoints(int port) {
        return new SandboxEndpoints(new At(port), new SmallRyeConfigBuilder().build());
    }

    private record At(int port) implements HttpServer {

        @Override
        public int getPort() {
            return port;
        }

        @Override
        public int getSecurePort() {
            return NOT_BOUND;
        }

        @Override
        public int getManagementPort() {
            return NOT_BOUND;
        }

        @Override
        public URI getLocalBaseUri() {
            return URI.create("http://localhost:" + port);
        }
    }
}
