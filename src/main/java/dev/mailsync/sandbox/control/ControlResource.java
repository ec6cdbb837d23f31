package dev.mailsync.sandbox.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.mailsync.sandbox.mailbox.Sending;
import dev.mailsync.sandbox.mailbox.World;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Controls for the whole sandbox. */
@Path("/sandbox/control")
@Blocking
@Consumes(MediaType.WILDCARD)
@IfBuildProfile(anyOf = {"dev", "test"})
@PermitAll
public class ControlResource {

    /** In minutes; Graph grants less. */
    private static final int DOCUMENTED = 10_080;

    private final World world;
    private final Product product;
    private final SandboxClock clock;
    private final TimeTravel timeTravel;

    ControlResource(World world, Product product, SandboxClock clock, TimeTravel timeTravel) {
        this.world = world;
        this.product = product;
        this.clock = clock;
        this.timeTravel = timeTravel;
    }

    record Advance(String advance) {}

    record Registration(String secret, String certificate) {}

    record Throttling(Boolean on) {}

    record Lifetime(Integer longestMinutes) {}

    record Sent(String delay, Boolean newIds, Boolean losesProperties) {}

    record Now(Instant now) {}

    @POST
    @Path("/reset")
    @Operation(hidden = true)
    public Response reset() {
        world.reset();
        product.reset();
        clock.reset();
        return Response.noContent().build();
    }

    @GET
    @Path("/clock")
    @Operation(hidden = true)
    public Response now() {
        return Controls.json(200, new Now(clock.instant()));
    }

    @POST
    @Path("/clock")
    @Operation(hidden = true)
    public Response advance(byte[] body) {
        return Controls.answer(() -> {
            var by = Controls.duration(
                    "advance", Controls.read(body, Advance.class).advance());
            return Controls.json(200, new Now(timeTravel.advance(by)));
        });
    }

    @POST
    @Path("/sweep")
    @Operation(hidden = true)
    public Response sweep() {
        timeTravel.sweep();
        return Response.noContent().build();
    }

    @POST
    @Path("/application")
    @Operation(hidden = true)
    public Response application(byte[] body) {
        return Controls.answer(() -> {
            register(Controls.read(body, Registration.class));
            return Response.noContent().build();
        });
    }

    private void register(Registration registration) {
        if (registration.certificate() != null) {
            world.certificates().register(Controls.certificate(registration.certificate()));
            return;
        }
        switch (String.valueOf(registration.secret())) {
            case "expired" -> world.conditions().expireClientSecret(Optional.empty());
            case "valid" -> world.conditions().renewClientSecret();
            default -> throw ControlException.badRequest("'secret' has to be 'expired' or 'valid'.");
        }
    }

    @POST
    @Path("/throttling")
    @Operation(hidden = true)
    public Response throttling(byte[] body) {
        return Controls.answer(() -> {
            world.throttle()
                    .on(Controls.on(Controls.read(body, Throttling.class).on()));
            return Response.noContent().build();
        });
    }

    @POST
    @Path("/sending")
    @Operation(hidden = true)
    public Response sending(byte[] body) {
        return Controls.answer(() -> {
            var sent = Controls.read(body, Sent.class);
            world.sending()
                    .manner(new Sending.Manner(
                            sent.delay() == null ? Duration.ZERO : Controls.duration("delay", sent.delay()),
                            Boolean.TRUE.equals(sent.newIds()),
                            Boolean.TRUE.equals(sent.losesProperties())));
            return Response.noContent().build();
        });
    }

    @POST
    @Path("/subscriptions")
    @Operation(hidden = true)
    public Response subscriptions(byte[] body) {
        return Controls.answer(() -> {
            var minutes = Controls.read(body, Lifetime.class).longestMinutes();
            if (minutes == null || minutes < 45 || minutes > DOCUMENTED) {
                throw ControlException.badRequest("'longestMinutes' has to be from 45 to 10080.");
            }
            world.subscriptions().limit(Duration.ofMinutes(minutes));
            return Response.noContent().build();
        });
    }

    @GET
    @Path("/requests")
    @Operation(hidden = true)
    public Response requests() {
        return Controls.json(200, world.requests().entries());
    }

    @DELETE
    @Path("/requests")
    @Operation(hidden = true)
    public Response forgetRequests() {
        world.requests().clear();
        return Response.noContent().build();
    }

    @GET
    @Path("/idle")
    @Operation(hidden = true)
    public Response idle() {
        var idle = timeTravel.idle();
        return Controls.json(idle ? 200 : 409, Map.of("idle", idle));
    }
}
