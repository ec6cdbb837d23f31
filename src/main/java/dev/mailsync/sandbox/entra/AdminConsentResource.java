package dev.mailsync.sandbox.entra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.mailsync.sandbox.fault.Condition;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.World;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a tenant's administrator grants the application's permissions for everybody. */
@Path("/sandbox/login/{tenant}/v2.0/adminconsent")
@Blocking
@IfBuildProfile(anyOf = {"dev", "test"})
@PermitAll
public class AdminConsentResource {

    private final World world;
    private final SignInFlow flow;

    AdminConsentResource(World world) {
        this.world = world;
        this.flow = new SignInFlow(world);
    }

    @GET
    @Operation(hidden = true)
    public Response ask(@PathParam("tenant") String tenant, @Context UriInfo uri) {
        var request = Parameters.of(uri.getQueryParameters());
        return answer(tenant, request, request.get("sandbox_consent").orElse(""));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            @PathParam("tenant") String tenant, @Context UriInfo uri, MultivaluedMap<String, String> form) {
        var decision = Parameters.of(form).get("consent").orElse("");
        return answer(tenant, Parameters.of(uri.getQueryParameters()), decision);
    }

    private Response answer(String tenant, Parameters request, String decision) {
        try {
            var id = Authority.of(world, tenant).tenant().orElseGet(() -> administrators(request));
            flow.requireClient(request);
            var redirect = flow.redirectUri(request);
            var scopes = request.require("scope");
            return switch (decision) {
                case "accept" -> redirect(SignInFlow.back(request, redirect, granted(id, request), Optional.empty()));
                case "decline" -> redirect(SignInFlow.back(request, redirect, declined(), Optional.empty()));
                default -> Replies.html(200, Pages.askAdmin(tenant, scopes));
            };
        } catch (EntraException refusal) {
            return Replies.html(refusal.status(), Pages.error(new EntraError(refusal, world)));
        }
    }

    /** With an address for all tenants, the tenant of whoever signs in: by default one with something to approve. */
    private UUID administrators(Parameters request) {
        return request.get("sandbox_user")
                .flatMap(world::mailbox)
                .or(this::anybodyKeptOut)
                .map(mailbox -> mailbox.account().tenantId())
                .orElseThrow(() -> EntraException.badRequest(
                        "invalid_request",
                        50059,
                        "No tenant-identifying information found in either the request or implied by any provided"
                                + " credentials."));
    }

    private Optional<Mailbox> anybodyKeptOut() {
        return world.mailboxes().stream()
                .filter(mailbox -> world.conditions().of(mailbox.account()).contains(Condition.ADMIN_CONSENT_REQUIRED))
                .findFirst();
    }

    private Map<String, String> granted(UUID tenant, Parameters request) {
        world.signIns().consent(tenant, request.scopes());
        world.conditions().liftConsentRequirement(tenant);
        return new LinkedHashMap<>(Map.of("admin_consent", "True", "tenant", tenant.toString()));
    }

    private Map<String, String> declined() {
        return flow.error(
                EntraException.badRequest("access_denied", 65004, "User declined to consent to access the app."));
    }

    private static Response redirect(SignInStep.Redirect step) {
        return Response.status(302).location(step.to()).build();
    }
}
