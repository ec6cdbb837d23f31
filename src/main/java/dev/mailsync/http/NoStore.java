package dev.mailsync.http;

import java.util.List;

import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What is answered here is somebody's mail or somebody's state: no cache keeps it. */
class NoStore {

    @ServerResponseFilter
    void mark(ContainerResponseContext response) {
        response.getHeaders().putIfAbsent("Cache-Control", List.of("no-store"));
    }
}
