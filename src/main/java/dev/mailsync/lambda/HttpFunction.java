package dev.mailsync.lambda;

import java.time.Duration;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.mailsync.platform.http.AccessLog;
import io.netty.handler.codec.http.HttpMethod;
import org.jboss.logging.Logger;

/** Passes an API Gateway event (HTTP API, payload format 2.0) to the HTTP stack, and returns its response. */
@Named("http")
@ApplicationScoped
public class HttpFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final Logger LOG = Logger.getLogger(HttpFunction.class);
    // What is left of the invocation if the stack does not respond in time: enough to say so.
    private static final Duration RESERVE = Duration.ofMillis(500);
    private static final Duration LONGEST_INVOCATION = Duration.ofMinutes(15);
    private static final Duration API_GATEWAY_TIMEOUT = Duration.ofSeconds(30);

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final HttpStack stack;
    private final Invocations invocations;

    HttpFunction(HttpStack stack, Invocations invocations) {
        this.stack = stack;
        this.invocations = invocations;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return invocations.run(context, () -> answer(event, context));
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context) {
        try {
            var request = request(event, context);
            var answer = exchange(request, event, context);
            return GatewayResponse.of(Compression.of(answer, request.head().headers()));
        } catch (IllegalArgumentException e) {
            LOG.warnf("Refused an event: %s", e.getMessage());
            return BridgeProblem.BAD_REQUEST.toResponse();
        } catch (AnswerTooLargeException e) {
            LOG.errorf("The response to %s is larger than Lambda allows", event.getRouteKey());
            return BridgeProblem.ANSWER_TOO_LARGE.toResponse();
        } catch (NoAnswerException e) {
            LOG.errorf("No answer to %s: %s", event.getRouteKey(), e.getMessage());
            return BridgeProblem.NO_ANSWER.toResponse();
        }
    }

    private static GatewayRequest request(APIGatewayV2HTTPEvent event, Context context) {
        var request = GatewayRequest.of(event);
        request.head().headers().set(AccessLog.INVOCATION, String.valueOf(context.getAwsRequestId()));
        return request;
    }

    /**
     * Vert.x can close a connection while the last of a large answer is on its way, if the answer is written by another
     * thread (eclipse-vertx/vert.x#3310). What changes nothing is asked for once more.
     */
    private Answer exchange(GatewayRequest request, APIGatewayV2HTTPEvent event, Context context) {
        try {
            return stack.exchange(request, patience(context));
        } catch (BrokenAnswerException e) {
            if (!SAFE.contains(request.head().method())) {
                throw e;
            }
            LOG.warnf("Retrying the request once: %s", e.getMessage());
            return stack.exchange(request(event, context), patience(context));
        }
    }

    private static Duration patience(Context context) {
        var left = Duration.ofMillis(context.getRemainingTimeInMillis());
        // Quarkus' mock event server sets no deadline, so the remaining time can be any number.
        var known = left.isPositive() && left.compareTo(LONGEST_INVOCATION) <= 0;
        return (known ? left : API_GATEWAY_TIMEOUT).minus(RESERVE);
    }
}
