package dev.mailsync.sandbox.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.mailsync.sandbox.control.OnceBound;
import dev.mailsync.sandbox.control.SandboxEndpoints;
import dev.mailsync.sandbox.live.LiveMode;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.properties.UnlessBuildProperty;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Plays the {@link Morning} once dev mode is up, unless {@code -Dmailsync.demo=false}. It needs the sandbox. */
@ApplicationScoped
@IfBuildProfile("dev")
@UnlessBuildProperty(name = LiveMode.SETTING, stringValue = LiveMode.LIVE, enableIfMissing = true)
class Demo {

    private static final Logger LOG = Logger.getLogger(Demo.class);

    private final SandboxEndpoints endpoints;
    private final OnceBound onceBound;
    private final Config config;

    Demo(SandboxEndpoints endpoints, OnceBound onceBound, Config config) {
        this.endpoints = endpoints;
        this.onceBound = onceBound;
        this.config = config;
    }

    void start(@Observes StartupEvent up) {
        if (config.getOptionalValue("mailsync.demo", Boolean.class).orElse(true)) {
            onceBound.run("demo", this::play);
        }
    }

    private void play() {
        LOG.infof("Demo: %s", new Morning(new DemoHttp(endpoints.local()), LOG::info).play());
        LOG.infof("Demo: open %s/", endpoints.local());
    }
}
