package dev.mailsync.lambda;

import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

/** The response if the HTTP stack could not be reached or its response not be passed on (RFC 9457). */
enum BridgeProblem {
    BAD_REQUEST(400, "Bad Request", "The request couldn't be read."),
    ANSWER_TOO_LARGE(500, "Internal Server Error", "The response is larger than 6 MB."),
    NO_ANSWER(504, "Gateway Timeout", "The request timed out. It may still have been carried out.");

    private final int status;
    private final String title;
    private final String detail;

    BridgeProblem(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    APIGatewayV2HTTPResponse toResponse() {
        var response = new APIGatewayV2HTTPResponse();
        response.setStatusCode(status);
        response.setHeaders(Map.of("content-type", "application/problem+json"));
        response.setBody("""
                {"type":"about:blank","title":"%s","status":%d,"code":"%s","detail":"%s"}""".formatted(title, status, name(), detail));
        return response;
    }
}
