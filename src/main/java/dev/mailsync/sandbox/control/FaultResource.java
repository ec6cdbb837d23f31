package dev.mailsync.sandbox.control;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.mailsync.sandbox.mailbox.World;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Controls for what goes wrong with which calls. */
@Path("/sandbox/control/faults")
@Blocking
@Consumes(MediaType.WILDCARD)
@IfBuildProfile(anyOf = {"dev", "test"})
@PermitAll
public class FaultResource {

    private final World world;

    FaultResource(World world) {
        this.world = world;
    }

    @POST
    @Operation(hidden = true)
    public Response add(byte[] body) {
        return Controls.answer(() -> {
            var wanted = Controls.read(body, FaultJson.class);
            var fault = wanted.fault(world);
            return Controls.json(
                    201, FaultJson.Shown.of(world.faults().add(fault, wanted.requiredTimes(), wanted.duration())));
        });
    }

    @GET
    @Operation(hidden = true)
    public Response list() {
        return Controls.json(
                200, world.faults().all().stream().map(FaultJson.Shown::of).toList());
    }

    @DELETE
    @Operation(hidden = true)
    public Response clear() {
        world.faults().clear();
        return Response.noContent().build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(hidden = true)
    public Response remove(@PathParam("id") String id) {
        return Controls.answer(() -> {
            if (!world.faults().remove(id)) {
                throw ControlException.notFound("There is no fault " + id + ".");
            }
            return Response.noContent().build();
        });
    }
}
