package dev.mailsync.sandbox.control;

import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Stands where Quarkus asks for a handler to serve; nobody calls it. */
@Named("http")
class HttpHandler implements RequestHandler<String, String> {

    @Override
    public String handleRequest(String event, Context context) {
        return event;
    }
}
