package dev.mailsync.lambda;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

/** Restores the HTTP request from an API Gateway event. */
record GatewayRequest(HttpRequest head, HttpContent body, InetSocketAddress client) {

    // These concern the connection to API Gateway, which ends there; API Gateway also answered "expect".
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection", "expect", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade");
    private static final int HTTPS = 443;

    /** @throws IllegalArgumentException if no HTTP request can have led to this event */
    static GatewayRequest of(APIGatewayV2HTTPEvent event) {
        var context = event == null ? null : event.getRequestContext();
        if (context == null || context.getHttp() == null || context.getHttp().getMethod() == null) {
            throw new IllegalArgumentException("not an event of an HTTP API in payload format 2.0");
        }
        var body = body(event);
        var head = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(context.getHttp().getMethod()),
                RequestTarget.of(event.getRawPath(), event.getRawQueryString(), context.getStage()));
        copyHeaders(event, head);
        if (body.isReadable() || head.headers().contains(HttpHeaderNames.CONTENT_LENGTH)) {
            head.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        }
        return new GatewayRequest(
                head,
                new DefaultLastHttpContent(body),
                clientAddress(context.getHttp().getSourceIp()));
    }

    private static void copyHeaders(APIGatewayV2HTTPEvent event, HttpRequest head) {
        // A repeated header arrives joined by commas, which means the same. It must not be split, as a comma can be
        // part of a value.
        requireNonNullElse(event.getHeaders(), Map.<String, String>of()).forEach((name, value) -> {
            if (value != null && !HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                head.headers().add(name, value);
            }
        });
        var cookies = requireNonNullElse(event.getCookies(), List.<String>of());
        if (!cookies.isEmpty()) {
            head.headers().set(HttpHeaderNames.COOKIE, String.join("; ", cookies));
        }
        if (!head.headers().contains(HttpHeaderNames.HOST)) {
            head.headers()
                    .set(
                            HttpHeaderNames.HOST,
                            requireNonNullElse(event.getRequestContext().getDomainName(), "localhost"));
        }
    }

    private static ByteBuf body(APIGatewayV2HTTPEvent event) {
        if (event.getBody() == null || event.getBody().isEmpty()) {
            return Unpooled.EMPTY_BUFFER;
        }
        return Unpooled.wrappedBuffer(
                event.getIsBase64Encoded()
                        ? Base64.getDecoder().decode(event.getBody())
                        : event.getBody().getBytes(UTF_8));
    }

    private static InetSocketAddress clientAddress(String sourceIp) {
        return sourceIp == null ? null : new InetSocketAddress(InetAddress.ofLiteral(sourceIp), HTTPS);
    }
}
