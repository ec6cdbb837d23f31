package dev.mailsync.sandbox.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.sandbox.control.OnceBound;
import dev.mailsync.sandbox.control.SandboxEndpoints;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/** Says what to do next once the application is up. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test"})
@IfBuildProperty(name = LiveMode.SETTING, stringValue = LiveMode.LIVE)
class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    private final SandboxEndpoints here;
    private final Endpoints endpoints;
    private final OnceBound onceBound;

    Welcome(SandboxEndpoints here, Endpoints endpoints, OnceBound onceBound) {
        this.here = here;
        this.onceBound = onceBound;
        this.endpoints = endpoints;
    }

    void start(@Observes StartupEvent up) {
        onceBound.run("welcome", this::say);
    }

    private void say() {
        LOG.infof(
                "Open %s/ and connect your own mailbox. Microsoft is %s. %s",
                here.local(),
                endpoints.graph(),
                endpoints
                        .notified()
                        .map(address -> "It sends notifications to " + address + ".")
                        .orElse("Mailboxes are checked every minute."));
    }
}
