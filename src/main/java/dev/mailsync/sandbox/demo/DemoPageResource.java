package dev.mailsync.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.sandbox.live.LiveMode;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A small CRM to try Mail Sync in, the first page that a newcomer opens. */
@Path("/")
@Blocking
@IfBuildProfile(anyOf = {"dev", "test"})
@PermitAll
public class DemoPageResource {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8");

    private final Endpoints endpoints;
    private final boolean live;

    DemoPageResource(Endpoints endpoints, Config config) {
        this.endpoints = endpoints;
        this.live = LiveMode.isOn(config);
    }

    /** @param notified whether it notifies this application of new email */
    record Microsoft(boolean live, String graph, boolean notified) {}

    @GET
    @Path("sandbox/demo/microsoft")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Microsoft microsoft() {
        return new Microsoft(
                live, endpoints.graph().toString(), endpoints.notified().isPresent());
    }

    @GET
    public Response page() {
        return file("index.html");
    }

    @GET
    @Path("sandbox/demo/{name: [a-z]+\\.(css|js)}")
    public Response file(@PathParam("name") String name) {
        try (var file = DemoPageResource.class.getResourceAsStream(name)) {
            if (file == null) {
                return Response.status(Response.Status.NOT_FOUND).build();
            }
            return Response.ok(file.readAllBytes(), TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                    .header("Content-Security-Policy", POLICY)
                    .header("Cache-Control", "no-cache")
                    .header("Referrer-Policy", "no-referrer")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
