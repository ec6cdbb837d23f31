package dev.mailsync.lambda;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/** An HTTP response in API Gateway's payload format 2.0. */
final class GatewayResponse {

    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "transfer-encoding");
    private static final String SET_COOKIE = HttpHeaderNames.SET_COOKIE.toString();
    // 6 MB, minus room for the status, the cookies and the JSON around them.
    private static final int LARGEST = 6 * 1024 * 1024 - 32 * 1024;

    private GatewayResponse() {}

    /** @throws AnswerTooLargeException if Lambda would reject it */
    static APIGatewayV2HTTPResponse of(Answer answer) {
        var body = EventBody.of(answer.body());
        if (body.length() > LARGEST) {
            throw new AnswerTooLargeException();
        }
        var response = new APIGatewayV2HTTPResponse();
        response.setStatusCode(answer.status());
        response.setHeaders(headers(answer.headers()));
        response.setCookies(answer.headers().getAll(SET_COOKIE));
        response.setBody(body.text());
        response.setIsBase64Encoded(body.base64());
        return response;
    }

    /** Payload format 2.0 has no repeated headers, except for cookies, which have their own field. */
    private static Map<String, String> headers(HttpHeaders headers) {
        var joined = new TreeMap<String, String>();
        headers.forEach(header -> {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.equals(SET_COOKIE) && !HOP_BY_HOP.contains(name)) {
                joined.merge(name, header.getValue(), (first, next) -> first + ", " + next);
            }
        });
        return joined;
    }
}
