package dev.mailsync.sandbox.entra;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.sandbox.fault.Asked;
import dev.mailsync.sandbox.fault.BrokenConnection;
import dev.mailsync.sandbox.fault.NoAnswerException;
import dev.mailsync.sandbox.mailbox.World;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Entra over HTTP. */
@Path("/sandbox/login/{tenant}")
@Blocking
@IfBuildProfile(anyOf = {"dev", "test"})
@PermitAll
public class EntraResource {

    private static final String SESSION = "sandbox_session";

    private final World world;
    private final Endpoints endpoints;
    private final SigningKey key = new SigningKey();
    private final SignInFlow flow;
    private final TokenEndpoint tokens;
    private final Replies replies;
    private final FaultyEntra calls;

    EntraResource(World world, Endpoints endpoints) {
        this.world = world;
        this.endpoints = endpoints;
        this.flow = new SignInFlow(world);
        this.tokens = new TokenEndpoint(world, new IdTokens(world, key));
        this.replies = new Replies(world);
        this.calls = new FaultyEntra(world, replies);
    }

    @GET
    @Path("/oauth2/v2.0/authorize")
    @Operation(hidden = true)
    public Response authorize(
            @PathParam("tenant") String tenant, @Context UriInfo uri, @CookieParam(SESSION) String session) {
        var request = Parameters.of(uri.getQueryParameters());
        var user = request.get("sandbox_user");
        var consent = request.get("sandbox_consent").or(() -> user.map(scripted -> "accept"));
        return step("GET", tenant, request, new SignInFlow.Answers(user, consent, Optional.ofNullable(session)));
    }

    @POST
    @Path("/oauth2/v2.0/authorize")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(
            @PathParam("tenant") String tenant, @Context UriInfo uri, MultivaluedMap<String, String> form) {
        var answers = Parameters.of(form);
        return step(
                "POST",
                tenant,
                Parameters.of(uri.getQueryParameters()),
                new SignInFlow.Answers(answers.get("account"), answers.get("consent"), Optional.empty()));
    }

    private Response step(String method, String tenant, Parameters request, SignInFlow.Answers answers) {
        var asked = new Asked(method, "/" + tenant + "/oauth2/v2.0/authorize", answers.user());
        return calls.answer(asked, () -> step(tenant, request, answers));
    }

    private Response step(String tenant, Parameters request, SignInFlow.Answers answers) {
        try {
            return switch (flow.next(tenant, request, answers)) {
                case SignInStep.PickAccount step -> Replies.html(200, Pages.pickAccount(step));
                case SignInStep.AskConsent step -> Replies.html(200, Pages.askConsent(step));
                case SignInStep.Redirect step -> redirect(step);
            };
        } catch (EntraException refusal) {
            return Replies.html(refusal.status(), Pages.error(new EntraError(refusal, world)));
        }
    }

    private static Response redirect(SignInStep.Redirect step) {
        var response = Response.status(302).location(step.to());
        step.signedIn()
                .ifPresent(account -> response.cookie(session(account.objectId().toString(), -1)));
        return response.build();
    }

    private static NewCookie session(String account, int maxAge) {
        return new NewCookie.Builder(SESSION)
                .value(account)
                .path("/sandbox/login")
                .maxAge(maxAge)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    @POST
    @Path("/oauth2/v2.0/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response token(
            @PathParam("tenant") String tenant,
            @HeaderParam("Authorization") String authorization,
            MultivaluedMap<String, String> form) {
        var parameters = Parameters.of(form);
        var asked = new Asked("POST", "/" + tenant + "/oauth2/v2.0/token", tokens.owner(parameters));
        return answer(asked, () -> {
            var client = ClientAuthentication.of(parameters, Optional.ofNullable(authorization));
            return tokens.grant(tenant, endpoints.login(), parameters, client);
        });
    }

    @GET
    @Path("/v2.0/.well-known/openid-configuration")
    @Operation(hidden = true)
    public Response metadata(@PathParam("tenant") String tenant) {
        var asked = new Asked("GET", "/" + tenant + "/v2.0/.well-known/openid-configuration", Optional.empty());
        return answer(asked, () -> Metadata.of(endpoints.login(), Authority.of(world, tenant)));
    }

    @GET
    @Path("/discovery/v2.0/keys")
    @Operation(hidden = true)
    public Response keys(@PathParam("tenant") String tenant) {
        var asked = new Asked("GET", "/" + tenant + "/discovery/v2.0/keys", Optional.empty());
        return answer(asked, () -> {
            var json = JsonNodeFactory.instance.objectNode();
            json.putArray("keys").add(key.jwk());
            return json;
        });
    }

    private Response answer(Asked asked, Supplier<ObjectNode> call) {
        return calls.answer(asked, () -> {
            try {
                return replies.json(asked, 200, call.get());
            } catch (EntraException refusal) {
                return replies.refusal(asked, refusal);
            }
        });
    }

    @ServerExceptionMapper
    Response broken(NoAnswerException noAnswer, HttpServerRequest request) {
        return BrokenConnection.of(request);
    }

    @POST
    @Path("/oauth2/v2.0/logout")
    @Operation(hidden = true)
    public Response logoutByPost(@FormParam("post_logout_redirect_uri") URI back) {
        return logout(back);
    }

    @GET
    @Path("/oauth2/v2.0/logout")
    @Operation(hidden = true)
    public Response logout(@QueryParam("post_logout_redirect_uri") URI back) {
        var allowed = back != null && world.application().allowsRedirectTo(back);
        var response = allowed ? Response.status(302).location(back) : Response.ok(Pages.signedOut(), "text/html");
        return response.cookie(session("", 0)).build();
    }
}
