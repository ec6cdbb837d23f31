package dev.mailsync.endtoend;

import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.mailsync.lambda.Events;
import dev.mailsync.lambda.TestingContext;
import org.jboss.logging.Logger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

/** API Gateway (HTTP API, payload format 2.0) in front of the function "http": no request gets there but as an event. */
public final class TestingApiGateway implements HttpHandler {

    private static final Logger LOG = Logger.getLogger(TestingApiGateway.class);
    private static final Pattern TEXT = Pattern.compile("text/.*|application/(json|xml|javascript)(;.*)?");

    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function;
    private final List<String> routes = new CopyOnWriteArrayList<>();

    public TestingApiGateway(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function) {
        this.function = function;
    }

    /** Method and path of each request, in order. */
    List<String> routes() {
        return List.copyOf(routes);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        // The threads of the server know nothing of the application's class loader, which Lambda's own do.
        Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        try (exchange) {
            routes.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            answer(exchange, function.handleRequest(event(exchange), TestingContext.WITH_TIME));
        } catch (RuntimeException e) {
            // The server would drop the connection without a word.
            LOG.error("No answer to " + routes.getLast(), e);
            throw e;
        }
    }

    private static APIGatewayV2HTTPEvent event(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var event = Events.http("http-health");
        event.setRawPath(uri.getRawPath());
        event.setRawQueryString(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        event.setHeaders(headers(exchange.getRequestHeaders()));
        var http = event.getRequestContext().getHttp();
        http.setMethod(exchange.getRequestMethod());
        http.setPath(uri.getRawPath());
        http.setSourceIp(exchange.getRemoteAddress().getAddress().getHostAddress());
        var body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0) {
            var text = TEXT.matcher(event.getHeaders().getOrDefault("content-type", ""))
                    .matches();
            event.setIsBase64Encoded(!text);
            event.setBody(text ? new String(body, UTF_8) : Base64.getEncoder().encodeToString(body));
        }
        return event;
    }

    private static Map<String, String> headers(Headers received) {
        var headers = new HashMap<String, String>();
        received.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    private static void answer(HttpExchange exchange, APIGatewayV2HTTPResponse response) throws IOException {
        response.getHeaders().forEach((name, value) -> {
            if (!name.equals("content-length")) {
                exchange.getResponseHeaders().add(name, value);
            }
        });
        var text = requireNonNullElse(response.getBody(), "");
        var body = response.getIsBase64Encoded() ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
        exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
