package dev.mailsync.sandbox.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.mailsync.sandbox.mailbox.World;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Controls that run a whole scenario. */
@Path("/sandbox/control/scenarios")
@Blocking
@Consumes(MediaType.WILDCARD)
@IfBuildProfile(anyOf = {"dev", "test"})
@PermitAll
public class ScenarioResource {

    private final World world;
    private final Stagehand stagehand;

    ScenarioResource(World world) {
        this.world = world;
        this.stagehand = new Stagehand(world);
    }

    record Wanted(String name, Optional<String> tenant, Optional<String> upn, Optional<String> lasts) {

        private void requireOnly(Scenario.Whom whom) {
            require("tenant", tenant, whom == Scenario.Whom.TENANT);
            require("upn", upn, whom == Scenario.Whom.UPN);
        }

        private void require(String field, Optional<String> value, boolean needed) {
            if (value.isPresent() != needed) {
                throw ControlException.badRequest(
                        "The scenario '" + name + "' " + (needed ? "needs" : "has no use for") + " '" + field + "'.");
            }
        }
    }

    /** A scenario in the list. */
    record Listed(String name, String sentence, Optional<String> needs, boolean lasting, Optional<String> lasts) {

        static Listed of(Scenario scenario) {
            var needs = switch (scenario.whom()) {
                case TENANT -> Optional.of("tenant");
                case UPN -> Optional.of("upn");
                case NOBODY -> Optional.<String>empty();
            };
            var lasts = scenario.usualDuration().map(Duration::toString);
            return new Listed(scenario.shown(), scenario.sentence(), needs, scenario.lasting(), lasts);
        }
    }

    /** @param until when it ends by itself */
    record Happening(String name, String sentence, Optional<Instant> until) {}

    @GET
    @Operation(hidden = true)
    public Response list() {
        return Controls.json(200, Stream.of(Scenario.values()).map(Listed::of).toList());
    }

    @POST
    @Operation(hidden = true)
    public Response play(byte[] body) {
        return Controls.answer(() -> {
            var wanted = Controls.read(body, Wanted.class);
            var scenario = Scenario.named(Controls.given("name", wanted.name()));
            wanted.requireOnly(scenario.whom());
            var lasts = lasts(scenario, wanted);
            var until = lasts.map(world.clock().instant()::plus);
            play(scenario, wanted, lasts);
            return Controls.json(201, new Happening(scenario.shown(), scenario.sentence(), until));
        });
    }

    private static Optional<Duration> lasts(Scenario scenario, Wanted wanted) {
        if (wanted.lasts().isPresent() && !scenario.lasting()) {
            throw ControlException.badRequest("The scenario '" + wanted.name() + "' happens once: it does not last.");
        }
        return wanted.lasts().map(text -> Controls.duration("lasts", text)).or(scenario::usualDuration);
    }

    private void play(Scenario scenario, Wanted wanted, Optional<Duration> lasts) {
        switch (scenario.whom()) {
            case NOBODY -> stagehand.everybody(scenario, lasts);
            case TENANT ->
                stagehand.tenant(
                        scenario, TenantResource.tenant(world, wanted.tenant().orElseThrow()), lasts);
            case UPN ->
                stagehand.person(
                        scenario,
                        Controls.mailbox(world, wanted.upn().orElseThrow()).account(),
                        lasts);
        }
    }
}
