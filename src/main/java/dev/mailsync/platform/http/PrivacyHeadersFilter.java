package dev.mailsync.platform.http;

import java.util.List;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What is answered here is somebody's mail or somebody's state: no cache keeps it, and a browser that is led to it by a link
 * shows no page. A resource that says otherwise of itself is believed.
 */
class PrivacyHeadersFilter {

    @ServerResponseFilter
    void mark(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putIfAbsent("Cache-Control", List.of("no-store"));
        if (request.getUriInfo().getPath().startsWith("/v1/")) {
            headers.putIfAbsent("Content-Security-Policy", List.of("default-src 'none'; frame-ancestors 'none'"));
        }
    }
}
