package dev.mailsync.sandbox.graph;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.mailsync.sandbox.fault.Asked;
import dev.mailsync.sandbox.fault.NoAnswerException;
import dev.mailsync.sandbox.graph.call.Bases;
import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.GraphErrors;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.GraphRequest;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.notify.Courier;
import dev.mailsync.sandbox.mailbox.RequestLog;
import dev.mailsync.sandbox.mailbox.UnknownItemException;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.AccessToken;

/** The sandbox's Graph. Members of a batch pass through it like any other request. */
public final class GraphApi {

    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private final World world;
    private final Uploads uploads;
    private final List<Route> routes;
    private final ThrottledCalls throttled;
    private final FaultyCalls calls;

    public GraphApi(World world, Bases bases, Courier courier) {
        this.world = world;
        this.uploads = new Uploads(world, bases);
        this.routes = new Routes(world, bases, courier, uploads).all();
        this.throttled = new ThrottledCalls(world.throttle());
        this.calls = new FaultyCalls(world.faults(), bases);
    }

    /** @throws NoAnswerException if the connection breaks, which the caller has to turn into an I/O error */
    public GraphResponse handle(GraphRequest request) {
        world.sending().deliverDue();
        var token = bearer(request).flatMap(world.signIns()::accessToken);
        var upn = token.map(AccessToken::account).map(account -> account.upn());
        var asked = new Asked(request.method(), "/v1.0" + request.target(), upn);
        try {
            var response = throttled.answer(request, token, () -> calls.answer(asked, () -> attempt(request, token)));
            log(asked, response.status());
            return identified(response, request);
        } catch (NoAnswerException broken) {
            log(asked, NoAnswerException.STATUS);
            throw broken;
        }
    }

    private void log(Asked asked, int status) {
        var now = world.clock().instant();
        world.requests().add(new RequestLog.Entry(now, asked.method(), asked.path(), status, asked.upn()));
    }

    private GraphResponse identified(GraphResponse response, GraphRequest request) {
        var date = world.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return GraphErrors.identified(response, request, world.ids().guid().toString(), date);
    }

    private GraphResponse attempt(GraphRequest request, Optional<AccessToken> token) {
        try {
            if (request.body().length > LARGEST_BODY) {
                throw new GraphException(413, "RequestEntityTooLarge", "The request is larger than 4 MB.");
            }
            if (request.method().equals("PUT") && request.path().startsWith(Uploads.PATH)) {
                return uploads.put(request);
            }
            return answer(request, token.orElseThrow(() -> unauthenticated(request)));
        } catch (GraphException refusal) {
            return GraphErrors.response(refusal);
        } catch (UnknownItemException gone) {
            return GraphErrors.response(GraphException.notFound());
        }
    }

    private static Optional<String> bearer(GraphRequest request) {
        return request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    private static GraphException unauthenticated(GraphRequest request) {
        var empty = bearer(request).filter(token -> !token.isEmpty()).isEmpty();
        var message = empty ? "Access token is empty." : "Access token has expired or is not yet valid.";
        return new GraphException(401, "InvalidAuthenticationToken", message);
    }

    private GraphResponse answer(GraphRequest request, AccessToken token) {
        if (request.segments().equals(List.of("$batch")) && request.method().equals("POST")) {
            return new Batch(request, this::handle).run();
        }
        var mailbox = world.mailboxOf(token.account());
        var segments = Call.inOwnMailbox(world, mailbox, request.segments());
        for (var route : routes) {
            var captured = route.match(segments);
            if (captured.isPresent() && route.method().equals(request.method())) {
                requireScope(route, token);
                Obstacles.require(world.conditions().of(token.account()), route);
                return route.answer().apply(new Call(request, mailbox, captured.get()));
            }
        }
        throw unknown(request, segments);
    }

    private static void requireScope(Route route, AccessToken token) {
        if (route.scopes().stream().noneMatch(token::allows)) {
            throw new GraphException(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
        }
    }

    private GraphException unknown(GraphRequest request, List<String> segments) {
        var known = routes.stream().anyMatch(route -> route.match(segments).isPresent());
        return known
                ? new GraphException(
                        405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
                : GraphException.badRequest("Resource not found for the segment '" + lastOf(request) + "'.");
    }

    private static String lastOf(GraphRequest request) {
        return request.segments().isEmpty() ? "" : request.segments().getLast();
    }
}
