package dev.mailsync.sandbox.live;

import java.net.URI;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.mailsync.platform.config.Endpoints;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.Config;

/** Settings for the real Microsoft that have no usable default: a missing one stops startup, by name. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test"})
class LiveSettings {

    private static final String CLIENT_ID = "mailsync.microsoft.client-id";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    /** The ordinal of the application's own properties, which name the sandbox's application. */
    private static final int OWN_ORDINAL = 250;

    private final Config config;
    private final LiveConfig live;
    private final Endpoints endpoints;

    LiveSettings(Config config, LiveConfig live, Endpoints endpoints) {
        this.config = config;
        this.live = live;
        this.endpoints = endpoints;
    }

    void check(@Observes StartupEvent starting) {
        switch (live.which()) {
            case LiveMode.SANDBOX -> {}
            case LiveMode.LIVE -> checkLive();
            default -> throw new IllegalStateException(LiveMode.SETTING + " has to be sandbox or live");
        }
    }

    private void checkLive() {
        if (config.getConfigValue(CLIENT_ID).getSourceOrdinal() <= OWN_ORDINAL) {
            throw missing(CLIENT_ID);
        }
        if (live.clientSecret().isEmpty()) {
            throw missing("mailsync.microsoft.client-secret");
        }
        endpoints
                .notified()
                .filter(url -> !"https".equals(url.getScheme()) && !isOnThisMachine(url))
                .ifPresent(url -> {
                    throw new IllegalStateException(
                            "mailsync.public-url has to be an https URL that Microsoft can reach, such as a tunnel's."
                                    + " Leave it out to have mailboxes polled.");
                });
    }

    /** A sandbox on this machine simulates Microsoft and also reaches URLs on this machine. */
    private boolean isOnThisMachine(URI url) {
        return THIS_MACHINE.contains(endpoints.graph().getHost()) && THIS_MACHINE.contains(url.getHost());
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException(
                "The setting " + name + " is missing: infra/entra/register --local prints the line to start with");
    }
}
