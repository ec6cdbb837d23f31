package dev.mailsync.sandbox.live;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.mailsync.platform.config.Endpoints;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What stops the start of dev mode with the real Microsoft. */
class LiveSettingsTest {

    private static final int APPLICATION_PROPERTIES = 250;
    private static final int COMMAND_LINE = 400;
    private static final String GRAPH = "https://graph.microsoft.com/v1.0";

    private static final Map<String, String> WHOLE = Map.of(
            "mailsync.microsoft", "live",
            "mailsync.microsoft.client-id", "one's own",
            "mailsync.microsoft.client-secret", "secret");

    @Test
    void withAnApplicationAndItsSecretItStarts() {
        assertThatCode(() -> check(WHOLE, GRAPH, "")).doesNotThrowAnyException();
        assertThatCode(() -> check(WHOLE, GRAPH, "https://one.tunnel.example")).doesNotThrowAnyException();
    }

    @Test
    void theApplicationOfTheSandboxIsNobodysOwn() {
        assertThatThrownBy(() -> check(without("mailsync.microsoft.client-id"), GRAPH, ""))
                .hasMessageContaining("mailsync.microsoft.client-id is missing")
                .hasMessageContaining("infra/entra/register --local");
    }

    @Test
    void theSecretHasToBeGiven() {
        assertThatThrownBy(() -> check(without("mailsync.microsoft.client-secret"), GRAPH, ""))
                .hasMessageContaining("mailsync.microsoft.client-secret is missing");
    }

    @Test
    void anAddressThatMicrosoftWouldRefuseIsRefusedBefore() {
        assertThatThrownBy(() -> check(WHOLE, GRAPH, "http://localhost:8080"))
                .hasMessageContaining("has to be an https URL");
        assertThatThrownBy(() -> check(WHOLE, "http://localhost:8081/sandbox/graph/v1.0", "http://tunnel.example"))
                .hasMessageContaining("has to be an https URL");
    }

    @Test
    void aSandboxOnThisMachineReachesThisMachineWithoutTls() {
        assertThatCode(() -> check(WHOLE, "http://localhost:8081/sandbox/graph/v1.0", "http://localhost:8080"))
                .doesNotThrowAnyException();
    }

    @Test
    void aMisspeltChoiceIsNotTakenForTheSandbox() {
        assertThatThrownBy(() -> check(Map.of("mailsync.microsoft", "life"), GRAPH, ""))
                .hasMessageContaining("mailsync.microsoft has to be sandbox or live");
    }

    @Test
    void theSandboxNeedsNothing() {
        assertThatCode(() -> check(Map.of(), GRAPH, "http://localhost:8080")).doesNotThrowAnyException();
    }

    private static Map<String, String> without(String name) {
        var rest = new HashMap<>(WHOLE);
        rest.remove(name);
        return rest;
    }

    private static void check(Map<String, String> given, String graph, String notified) {
        var own = Map.of("mailsync.microsoft.client-id", "the sandbox's");
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(own, "own", APPLICATION_PROPERTIES))
                .withSources(new PropertiesConfigSource(given, "given", COMMAND_LINE))
                .withMapping(LiveConfig.class)
                .withMappingIgnore("mailsync.microsoft.client-id")
                .build();
        var address = Optional.of(notified).filter(it -> !it.isEmpty()).map(URI::create);
        new LiveSettings(config, config.getConfigMapping(LiveConfig.class), new At(URI.create(graph), address))
                .check(new StartupEvent());
    }

    private record At(URI graph, Optional<URI> notified) implements Endpoints {

        @Override
        public URI publicUrl() {
            return URI.create("http://localhost:8080");
        }

        @Override
        public URI login() {
            return URI.create("https://login.microsoftonline.com");
        }
    }
}
