package dev.mailsync.platform.config;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.Config;

/**
 * What has a value of its own making in dev mode and tests, and must be set where the service is deployed: its absence
 * stops the start, with its name, and not the first request that needs it.
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
