package dev.mailsync.lambda;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import io.vertx.core.http.HttpServerRequest;

/** Says what arrived, and answers in the ways that are hard to pass on. */
@Path("/echo")
@PermitAll
public class EchoResource {

    private static final AtomicBoolean BREAKS = new AtomicBoolean(true);

    @Context
    HttpServerRequest request;

    public record Echo(String method, String uri, String client, Map<String, List<String>> headers, byte[] body) {}

    @GET
    @Path("/{rest:.*}")
    @Produces(MediaType.APPLICATION_JSON)
    public Echo get(@Context HttpHeaders headers) {
        return echo(headers, new byte[0]);
    }

    @POST
    @Path("/{rest:.*}")
    @Produces(MediaType.APPLICATION_JSON)
    public Echo post(@Context HttpHeaders headers, byte[] body) {
        return echo(headers, body);
    }

    @GET
    @Path("/answer/bytes/{count}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public byte[] bytes(@PathParam("count") int count) {
        var bytes = new byte[count];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    @GET
    @Path("/answer/text/{count}")
    @Produces(MediaType.TEXT_PLAIN)
    public String text(@PathParam("count") int count, @QueryParam("of") @DefaultValue("ü") String what) {
        return what.repeat(count);
    }

    @GET
    @Path("/answer/nothing")
    public Response nothing() {
        return Response.noContent().build();
    }

    @GET
    @Path("/answer/headers")
    @Produces(MediaType.TEXT_PLAIN)
    public Response headers() {
        return Response.ok("ok")
                .cookie(
                        new NewCookie.Builder("a").value("1").build(),
                        new NewCookie.Builder("b").value("2").build())
                .header("X-Many", "one")
                .header("X-Many", "two")
                .build();
    }

    @GET
    @Path("/answer/late")
    @Produces(MediaType.TEXT_PLAIN)
    public String late() throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(3));
        return "late";
    }

    @GET
    @Path("/answer/broken")
    @Produces(MediaType.TEXT_PLAIN)
    public String broken() {
        return breakOnce();
    }

    @POST
    @Path("/answer/broken")
    @Produces(MediaType.TEXT_PLAIN)
    public String brokenPost() {
        return breakOnce();
    }

    /** Every second answer is whole. */
    private String breakOnce() {
        if (BREAKS.getAndSet(!BREAKS.get())) {
            request.connection()
                    .close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
        return "whole";
    }

    private Echo echo(HttpHeaders headers, byte[] body) {
        return new Echo(
                request.method().name(),
                request.uri(),
                request.remoteAddress().hostAddress(),
                headers.getRequestHeaders(),
                body);
    }
}
