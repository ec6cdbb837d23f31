package dev.mailsync.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;

import dev.mailsync.platform.telemetry.LogContext;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A line for each call: what was called, by its name in the code, and how it ended. Paths and queries can hold what is nobody's business. */
public class AccessLog {

    /** Names the invocation on the way from the function's door to here; nothing that comes from outside. */
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
