package dev.mailsync.sandbox.demo;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;

import dev.mailsync.sandbox.control.SandboxEndpoints;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Plays the {@link Morning} once dev mode is up, unless {@code -Dmailsync.demo=false}. */
@ApplicationScoped
@IfBuildProfile("dev")
class Demo {

    private static final Logger LOG = Logger.getLogger(Demo.class);

    private static final Duration POLL = Duration.ofMillis(50);

    private final SandboxEndpoints endpoints;
    private final Config config;
    private volatile Thread thread;

    Demo(SandboxEndpoints endpoints, Config config) {
        this.endpoints = endpoints;
        this.config = config;
    }

    void start(@Observes StartupEvent up) {
        if (config.getOptionalValue("mailsync.demo", Boolean.class).orElse(true)) {
            thread = Thread.ofPlatform().daemon().name("demo").start(this::play);
        }
    }

    void stop(@Observes Shutdown down) {
        Optional.ofNullable(thread).ifPresent(Thread::interrupt);
    }

    private void play() {
        try {
            awaitPort();
            LOG.infof("Demo: %s", new Morning(new DemoHttp(endpoints.local()), LOG::info).play());
            LOG.infof(
                    "Demo: open %1$s/ for a small CRM to try it all in; %1$s/sandbox/control/requests holds what was asked"
                            + " of Microsoft, and README.md has a tour by curl",
                    endpoints.local());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.error("Demo failed", e);
            }
        }
    }

    /** The port is bound last of all at the start. */
    private void awaitPort() throws InterruptedException {
        while (endpoints.port() <= 0) {
            Thread.sleep(POLL);
        }
    }
}
