package dev.mailsync.webhook;

import java.io.IOException;
import java.io.InputStream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.queue.SyncQueue;
import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;
import org.jboss.logging.Logger;

/** The endpoints that Microsoft Graph calls: URL validation, message notifications, and lifecycle notifications. */
@Path("/graph")
@Consumes(MediaType.WILDCARD)
@PermitAll
public class GraphWebhookResource {

    private static final Logger LOG = Logger.getLogger(GraphWebhookResource.class);

    /** Graph's tokens are a sentence with a GUID; anything longer or with markup is not one. */
    private static final int LONGEST_TOKEN = 1_024;

    private final Deliveries deliveries;
    private final SyncQueue queue;
    private final Metrics metrics;
    private final WebhookConfig config;

    GraphWebhookResource(Deliveries deliveries, SyncQueue queue, Metrics metrics, WebhookConfig config) {
        this.deliveries = deliveries;
        this.queue = queue;
        this.metrics = metrics;
        this.config = config;
    }

    @POST
    @Path("/notifications")
    public Response notifications(@QueryParam("validationToken") String validationToken, InputStream body) {
        return validationToken != null ? validated(validationToken) : accepted(body);
    }

    @POST
    @Path("/lifecycle")
    public Response lifecycle(@QueryParam("validationToken") String validationToken, InputStream body) {
        return validationToken != null ? validated(validationToken) : accepted(body);
    }

    private Response validated(String token) {
        if (token.length() > LONGEST_TOKEN || token.indexOf('<') >= 0 || token.indexOf('>') >= 0) {
            throw ProblemException.badRequest("VALIDATION_TOKEN_INVALID", "Invalid Microsoft Graph validation token.");
        }
        return Response.ok(token, MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .build();
    }

    private Response accepted(InputStream body) {
        return switch (deliveries.read(bounded(body))) {
            case Delivery.Notices notices -> queue(notices);
            case Delivery.Unreadable unreadable ->
                throw ProblemException.badRequest("BAD_JSON", "Invalid Microsoft Graph notification.");
        };
    }

    private Response queue(Delivery.Notices notices) {
        var jobs = NoticeJobs.of(notices.genuine());
        try {
            queue.send(jobs);
        } catch (RuntimeException e) {
            LOG.errorf("%d jobs could not be queued, Graph will send again: %s", jobs.size(), e.toString());
            throw new ProblemException(
                    Response.Status.SERVICE_UNAVAILABLE,
                    "QUEUE_UNAVAILABLE",
                    "The notification couldn't be queued. Send it again.");
        }
        metrics.count(Metric.NOTICES, notices.genuine().size());
        metrics.count(Metric.NOTICES_REFUSED, notices.ignored());
        LOG.infof(
                "Delivery: %d genuine, %d ignored, %d jobs", notices.genuine().size(), notices.ignored(), jobs.size());
        return Response.accepted().build();
    }

    private byte[] bounded(InputStream body) {
        try {
            var bytes = body.readNBytes(config.largestBody() + 1);
            if (bytes.length > config.largestBody()) {
                throw new ProblemException(
                        Response.Status.REQUEST_ENTITY_TOO_LARGE,
                        "TOO_LARGE",
                        "A notification can have at most " + config.largestBody() + " bytes.");
            }
            return bytes;
        } catch (IOException e) {
            throw ProblemException.badRequest("BODY_UNREADABLE", "The request body is incomplete.");
        }
    }
}
