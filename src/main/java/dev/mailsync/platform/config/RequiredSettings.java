package dev.mailsync.platform.config;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.Config;

/**
 * Settings that dev mode and tests provide themselves and a deployment has to set: a missing one fails the start, by
 * name, rather than the first request that needs it.
 */
@ApplicationScoped
@IfBuildProfile("prod")
class RequiredSettings {

    private static final List<String> NAMES =
            List.of("mailsync.public-url", "mailsync.queue.url", "mailsync.crm.keys-url");

    void check(@Observes StartupEvent starting, Config config) {
        for (var name : NAMES) {
            if (config.getOptionalValue(name, String.class).isEmpty()) {
                throw new IllegalStateException("The setting " + name + " is missing");
            }
        }
    }
}
