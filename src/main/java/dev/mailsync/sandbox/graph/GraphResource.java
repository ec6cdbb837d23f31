package dev.mailsync.sandbox.graph;

import java.util.HashMap;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import dev.mailsync.sandbox.fault.BrokenConnection;
import dev.mailsync.sandbox.fault.NoAnswerException;
import dev.mailsync.sandbox.graph.call.GraphRequest;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Graph over HTTP. */
@Path("/sandbox/graph/v1.0/{path:.*}")
@Blocking
@IfBuildProfile(anyOf = {"dev", "test"})
@PermitAll
public class GraphResource {

    private static final String ROOT = "/sandbox/graph/v1.0";

    private final GraphApi graph;

    GraphResource(GraphApi graph) {
        this.graph = graph;
    }

    @GET
    @Operation(hidden = true)
    public Response get(@Context HttpServerRequest request, @Context HttpHeaders headers) {
        return handle(request, headers, new byte[0]);
    }

    @POST
    @Operation(hidden = true)
    public Response post(@Context HttpServerRequest request, @Context HttpHeaders headers, byte[] body) {
        return handle(request, headers, body);
    }

    @PATCH
    @Operation(hidden = true)
    public Response patch(@Context HttpServerRequest request, @Context HttpHeaders headers, byte[] body) {
        return handle(request, headers, body);
    }

    @PUT
    @Operation(hidden = true)
    public Response put(@Context HttpServerRequest request, @Context HttpHeaders headers, byte[] body) {
        return handle(request, headers, body);
    }

    @DELETE
    @Operation(hidden = true)
    public Response delete(@Context HttpServerRequest request, @Context HttpHeaders headers) {
        return handle(request, headers, new byte[0]);
    }

    @ServerExceptionMapper
    Response broken(NoAnswerException noAnswer, HttpServerRequest request) {
        return BrokenConnection.of(request);
    }

    private Response handle(HttpServerRequest request, HttpHeaders headers, byte[] body) {
        // The path as sent: decoding it twice would change ids.
        var target = request.uri().substring(ROOT.length());
        var answer = graph.handle(new GraphRequest(request.method().name(), target, joined(headers), body));
        var response = Response.status(answer.status());
        answer.headers().forEach(response::header);
        return answer.body().length == 0
                ? response.build()
                : response.entity(answer.body()).build();
    }

    private static Map<String, String> joined(HttpHeaders headers) {
        var joined = new HashMap<String, String>();
        headers.getRequestHeaders().forEach((name, values) -> joined.put(name, String.join(", ", values)));
        return joined;
    }
}
