package dev.mailsync.platform.http;

import java.io.InputStream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.quarkus.arc.profile.IfBuildProfile;

/** Serves the contract in a deployment, as Quarkus does from the code in dev mode. A test keeps both identical. */
@Path("/q/openapi")
@PermitAll
@IfBuildProfile("prod")
public class ContractResource {

    /** @param format {@code json} or {@code yaml}; if missing, the Accept header decides */
    @GET
    public Response contract(@QueryParam("format") String format, @HeaderParam("Accept") String accepted) {
        var json = format == null
                ? accepted != null && accepted.contains("application/json")
                : format.equalsIgnoreCase("json");
        return json
                ? Response.ok(read("contract/openapi.json"), "application/json").build()
                : Response.ok(read("contract/openapi.yaml"), "application/yaml;charset=UTF-8")
                        .build();
    }

    private static InputStream read(String name) {
        return Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
    }
}
