package dev.mailsync.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Rejects a body by its length, before it is read. The server limits bodies without a length. */
class BodyLimit {

    private static final int USUAL = 256 * 1024;

    @ServerRequestFilter
    void refuseLarge(ContainerRequestContext request, ResourceInfo resource) {
        if (request.getLength() > USUAL
                && request.getUriInfo().getPath().startsWith("/v1/")
                && !resource.getResourceMethod().isAnnotationPresent(LargeBody.class)) {
            throw new ProblemException(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE,
                    "TOO_LARGE",
                    "The body can have at most " + USUAL + " bytes.");
        }
    }
}
