package dev.mailsync.platform.http;

import java.util.List;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Responses contain somebody's email or status: no cache keeps them, and a browser that follows a link to one shows no
 * page. A resource can set these headers differently.
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
