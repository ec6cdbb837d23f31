package dev.mailsync.sandbox.control;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.mailsync.sandbox.mailbox.World;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Controls for whole tenants. */
@Path("/sandbox/control/tenants")
@Blocking
@Consumes(MediaType.WILDCARD)
@IfBuildProfile(anyOf = {"dev", "test"})
@PermitAll
public class TenantResource {

    private final World world;

    TenantResource(World world) {
        this.world = world;
    }

    @POST
    @Path("/{tenant}/policy")
    @Operation(hidden = true)
    public Response policy(@PathParam("tenant") String tenant, byte[] body) {
        return Controls.answer(() -> {
            var wanted = Controls.read(body, ConditionJson.class).wanted();
            var id = tenant(world, tenant);
            wanted.ifPresentOrElse(
                    condition -> world.conditions().setPolicy(id, condition, Optional.empty()),
                    () -> world.conditions().clearPolicy(id));
            return Response.noContent().build();
        });
    }

    /** @throws ControlException if no mailbox was created in a tenant with that name or id */
    static UUID tenant(World world, String nameOrId) {
        return world.tenant(nameOrId)
                .orElseThrow(() -> ControlException.notFound("There is no tenant " + nameOrId + "."));
    }
}
