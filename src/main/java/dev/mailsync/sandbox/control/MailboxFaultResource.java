package dev.mailsync.sandbox.control;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.fault.Aadsts;
import dev.mailsync.sandbox.mailbox.LifecycleEvent;
import dev.mailsync.sandbox.mailbox.World;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Controls for what Microsoft and administrators do to single mailboxes. */
@Path("/sandbox/control/mailboxes/{upn}")
@Blocking
@Consumes(MediaType.WILDCARD)
@IfBuildProfile(anyOf = {"dev", "test"})
@PermitAll
public class MailboxFaultResource {

    private final World world;

    MailboxFaultResource(World world) {
        this.world = world;
    }

    record Revoke(JsonNode aadsts) {}

    record Lifecycle(String event) {}

    record Silence(Boolean on) {}

    @POST
    @Path("/revoke")
    @Operation(hidden = true)
    public Response revoke(@PathParam("upn") String upn, byte[] body) {
        return Controls.answer(() -> {
            var code = code(Controls.read(body, Revoke.class).aadsts());
            world.signIns().revoke(Controls.mailbox(world, upn).account(), code);
            return Response.noContent().build();
        });
    }

    /** A number, or text such as {@code AADSTS50173}. */
    private static int code(JsonNode aadsts) {
        var digits = aadsts == null ? "" : aadsts.asText().replaceFirst("^AADSTS", "");
        return Optional.of(digits)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .filter(number -> Aadsts.find(number).isPresent())
                .orElseThrow(() -> ControlException.badRequest("'aadsts' has to be one of "
                        + Aadsts.codes().stream().map(String::valueOf).collect(Collectors.joining(", ")) + "."));
    }

    @POST
    @Path("/lifecycle")
    @Operation(hidden = true)
    public Response lifecycle(@PathParam("upn") String upn, byte[] body) {
        return Controls.answer(() -> {
            var name = Controls.read(body, Lifecycle.class).event();
            var event = LifecycleEvent.named(name)
                    .orElseThrow(() -> ControlException.badRequest("'event' has to be one of "
                            + Stream.of(LifecycleEvent.values())
                                    .map(LifecycleEvent::graphName)
                                    .collect(Collectors.joining(", "))
                            + "."));
            world.subscriptions().tell(Controls.mailbox(world, upn).account(), event);
            return Response.noContent().build();
        });
    }

    @POST
    @Path("/silence")
    @Operation(hidden = true)
    public Response silence(@PathParam("upn") String upn, byte[] body) {
        return Controls.answer(() -> {
            var on = Controls.on(Controls.read(body, Silence.class).on());
            var account = Controls.mailbox(world, upn).account();
            if (on) {
                world.subscriptions().silence(account, Optional.empty());
            } else {
                world.subscriptions().endSilence(account);
            }
            return Response.noContent().build();
        });
    }

    @POST
    @Path("/condition")
    @Operation(hidden = true)
    public Response condition(@PathParam("upn") String upn, byte[] body) {
        return Controls.answer(() -> {
            var wanted = Controls.read(body, ConditionJson.class).wanted();
            var account = Controls.mailbox(world, upn).account();
            wanted.ifPresentOrElse(
                    condition -> world.conditions().set(account, condition, Optional.empty()),
                    () -> world.conditions().clear(account));
            return Response.noContent().build();
        });
    }
}
