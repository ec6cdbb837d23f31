package dev.mailsync.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;

import dev.mailsync.platform.telemetry.LogContext;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Logs a line for each call: its name in the code and its status. Never paths and queries, which can hold private data.
 */
public class AccessLog {

    /** Carries the invocation's id from the function's handler to here; never accepted from outside. */
    public static final String INVOCATION = "Mail-Sync-Invocation";

    private static final Logger LOG = Logger.getLogger(AccessLog.class);

    @ServerRequestFilter
    void begin(ContainerRequestContext request) {
        LogContext.REQUEST.from(request.getHeaderString(INVOCATION));
    }

    @ServerResponseFilter
    void end(ContainerResponseContext response, ResourceInfo resource) {
        var status = response.getStatus();
        LogContext.OUTCOME.during(Integer.toString(status), () -> LOG.infof("%s answered %d", name(resource), status));
    }

    private static String name(ResourceInfo resource) {
        return resource.getResourceClass() == null
                ? "Nothing"
                : resource.getResourceClass().getSimpleName() + "."
                        + resource.getResourceMethod().getName();
    }
}
