package dev.mailsync.platform.http;

import java.util.Locale;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.mailsync.platform.dynamo.BusyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every error that ends a request into a problem response, in the same format everywhere. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response problem(ProblemException e, UriInfo uri) {
        var response = respond(e.status(), e.code(), e.getMessage(), uri);
        e.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
        return response;
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(UriInfo uri) {
        return respond(401, "UNAUTHORIZED", "A valid CRM bearer token is required.", uri);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, UriInfo uri) {
        return respond(403, "FORBIDDEN", "Your role doesn't allow this.", uri);
    }

    /** Mapped in addition to its parent, because the framework has its own mapper for it. */
    @ServerExceptionMapper
    Response unexpectedJson(MismatchedInputException e, UriInfo uri) {
        return unreadable(e, uri);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException e, UriInfo uri) {
        var detail = e instanceof UnrecognizedPropertyException unknown
                ? "Unknown field: " + abbreviated(unknown.getPropertyName())
                : "The body isn't the JSON this call expects.";
        return respond(400, "BAD_JSON", detail, uri);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, uri);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        return respond(status, codeOf(status), detailOf(status), uri);
    }

    @ServerExceptionMapper
    Response busy(BusyException e, UriInfo uri) {
        LOG.warnf("Request to %s conflicted with others: %s", uri.getPath(), e.getCause());
        return respond(503, "BUSY", "Too many requests are changing the same item. Try again in a moment.", uri);
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e, UriInfo uri) {
        // Without the query, which can contain codes and tickets; the ids in the path help to find what failed.
        LOG.errorf(e, "Request to %s failed", uri.getPath());
        return respond(
                500, "INTERNAL_ERROR", "Something went wrong on our side. Nothing is lost. Try again later.", uri);
    }

    private static String detailOf(int status) {
        return switch (status) {
            case 404 -> "Not found.";
            case 405 -> "This path doesn't support that method.";
            case 406 -> "Responses are available as application/json only.";
            case 413 -> "The body is larger than this call allows.";
            case 415 -> "Send the body as application/json.";
            default -> null;
        };
    }

    private static String codeOf(int status) {
        var known = Response.Status.fromStatusCode(status);
        return known == null ? "HTTP_" + status : known.name();
    }

    private static String titleOf(int status) {
        return status == 422 ? "Unprocessable Content" : "Status " + status;
    }

    private static String abbreviated(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }

    private static Response respond(int status, String code, String detail, UriInfo uri) {
        var known = Response.Status.fromStatusCode(status);
        var title = known == null ? titleOf(status) : known.getReasonPhrase();
        var type = "urn:mail-sync:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(new Problem(type, title, status, code, detail, uri.getPath()))
                .build();
    }
}
