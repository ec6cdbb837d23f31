package dev.mailsync.sandbox.graph;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.mailsync.sandbox.fault.Throttle;
import dev.mailsync.sandbox.graph.call.GraphErrors;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.GraphRequest;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.mailbox.account.AccessToken;

/** Refuses calls over a mailbox's limits. The directory and the subscription service have their own limits. */
final class ThrottledCalls {

    private static final Pattern MAIL =
            Pattern.compile("/(me|users/[^/]+|users\\('[^/]+'\\))/.+", Pattern.CASE_INSENSITIVE);

    private final Throttle throttle;

    ThrottledCalls(Throttle throttle) {
        this.throttle = throttle;
    }

    GraphResponse answer(GraphRequest request, Optional<AccessToken> token, Supplier<GraphResponse> call) {
        return token.filter(known -> MAIL.matcher(request.path()).matches())
                .map(known -> answer(known.account().objectId().toString(), call))
                .orElseGet(call);
    }

    private GraphResponse answer(String mailbox, Supplier<GraphResponse> call) {
        var refusal = throttle.enter(mailbox);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        try {
            return call.get();
        } finally {
            throttle.leave(mailbox);
        }
    }

    private static GraphResponse refused(Throttle.Refusal refusal) {
        var words = switch (refusal.limit()) {
            case AT_ONCE ->
                new GraphException(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.");
            case IN_WINDOW -> new GraphException(429, "TooManyRequests", "Too many requests. Please try again later.");
        };
        var seconds = Math.max(1, refusal.retryAfter().plusMillis(999).toSeconds());
        return GraphErrors.response(words).with("Retry-After", Long.toString(seconds));
    }
}
