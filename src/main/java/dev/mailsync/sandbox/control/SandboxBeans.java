package dev.mailsync.sandbox.control;

import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.sandbox.graph.GraphApi;
import dev.mailsync.sandbox.graph.notify.HttpCourier;
import dev.mailsync.sandbox.graph.notify.Outbox;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Application;
import io.quarkus.arc.profile.IfBuildProfile;
import org.eclipse.microprofile.config.Config;

/** Registers the sandbox's plain classes with Quarkus. */
@IfBuildProfile(anyOf = {"dev", "test"})
class SandboxBeans {

    @Produces
    @Singleton
    HttpCourier courier() {
        return new HttpCourier();
    }

    void close(@Disposes HttpCourier courier) {
        courier.close();
    }

    @Produces
    @Singleton
    World world(Clock clock, RandomGenerator random, HttpCourier courier, Config config) {
        // Read by name: a mapping would require these values in production as well.
        var application = new Application(
                config.getValue("mailsync.microsoft.client-id", String.class),
                config.getValue("mailsync.sandbox.client-secret", String.class),
                redirectUris(config));
        var world = new World(clock, random, application, new Outbox(courier, clock));
        world.throttle().usually(true);
        return world;
    }

    private static Set<URI> redirectUris(Config config) {
        var addresses = new HashSet<URI>();
        addresses.add(URI.create("http://localhost/oauth/callback"));
        config.getOptionalValue("mailsync.public-url", String.class)
                .ifPresent(url -> addresses.add(URI.create(url + "/oauth/callback")));
        return addresses;
    }

    void stop(@Disposes World world) {
        world.reset();
    }

    @Produces
    @Singleton
    GraphApi graph(World world, Endpoints endpoints, HttpCourier courier) {
        return new GraphApi(world, endpoints::graph, courier);
    }
}
