package dev.mailsync.sandbox.live;

import java.net.URI;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.sandbox.control.SandboxEndpoints;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.properties.IfBuildProperty;
import org.eclipse.microprofile.config.Config;

/**
 * The real Microsoft's addresses. The browser is on this machine and returns from sign-in to localhost; only
 * notifications need a public URL, a tunnel's. Without one, mailboxes are polled.
 */
@Alternative
@Priority(2)
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test"})
@IfBuildProperty(name = LiveMode.SETTING, stringValue = LiveMode.LIVE)
class LiveEndpoints implements Endpoints {

    private final SandboxEndpoints here;
    private final Optional<URI> tunnel;
    private final URI login;
    private final URI graph;

    LiveEndpoints(SandboxEndpoints here, LiveConfig live, Config config) {
        // By name, as in SandboxEndpoints: the mapping of all these belongs to the deployed service.
        this.here = here;
        this.tunnel = config.getOptionalValue("mailsync.public-url", URI.class);
        this.login = config.getOptionalValue("mailsync.login-url", URI.class).orElseGet(live.cloud()::login);
        this.graph = config.getOptionalValue("mailsync.graph-url", URI.class).orElseGet(live.cloud()::graph);
    }

    @Override
    public URI publicUrl() {
        return here.local();
    }

    @Override
    public Optional<URI> notified() {
        return tunnel;
    }

    @Override
    public URI login() {
        return login;
    }

    @Override
    public URI graph() {
        return graph;
    }
}
