package dev.mailsync.sandbox.control;

import java.net.URI;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import dev.mailsync.config.Endpoints;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.vertx.http.HttpServer;

/** Everything is on this machine, on the port that was bound at the start. */
@Alternative
@Priority(1)
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test"})
public class SandboxEndpoints implements Endpoints {

    private final HttpServer server;

    SandboxEndpoints(HttpServer server) {
        this.server = server;
    }

    @Override
    public URI publicUrl() {
        return URI.create("http://localhost:" + server.getPort());
    }

    @Override
    public URI login() {
        return URI.create(publicUrl() + "/sandbox/login");
    }

    @Override
    public URI graph() {
        return URI.create(publicUrl() + "/sandbox/graph/v1.0");
    }
}
