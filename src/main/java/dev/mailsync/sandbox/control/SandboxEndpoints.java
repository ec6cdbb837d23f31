package dev.mailsync.sandbox.control;

import java.net.URI;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;

import dev.mailsync.platform.config.Endpoints;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import org.eclipse.microprofile.config.Config;

/**
 * Microsoft is on this machine, on the port bound at the start. So is the service, unless a public URL is configured,
 * such as a tunnel's.
 */
@Alternative
@Priority(1)
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test"})
public class SandboxEndpoints implements Endpoints {

    static final String PORT = "mailsync.sandbox.bound-port";

    private final HttpServer server;
    private final Optional<URI> publicUrl;

    SandboxEndpoints(HttpServer server, Config config) {
        this.server = server;
        this.publicUrl = config.getOptionalValue("mailsync.public-url", URI.class);
    }

    /** A live reload keeps the socket open but doesn't tell the new application about it. */
    void bound(@Observes HttpServerStart started) {
        System.setProperty(PORT, Integer.toString(port()));
    }

    /** The port of this process; below 1 until it is bound. */
    public int port() {
        var port = server.getPort();
        return port > 0 ? port : Integer.getInteger(PORT, port);
    }

    /** This process, which serves the sandbox. */
    public URI local() {
        return URI.create("http://localhost:" + port());
    }

    @Override
    public URI publicUrl() {
        return publicUrl.orElseGet(this::local);
    }

    @Override
    public URI login() {
        return URI.create(local() + "/sandbox/login");
    }

    @Override
    public URI graph() {
        return URI.create(local() + "/sandbox/graph/v1.0");
    }
}
