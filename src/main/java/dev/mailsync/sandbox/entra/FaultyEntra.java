package dev.mailsync.sandbox.entra;

import java.util.function.Supplier;

import jakarta.ws.rs.core.Response;

import dev.mailsync.sandbox.fault.Aadsts;
import dev.mailsync.sandbox.fault.Asked;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.NoAnswerException;
import dev.mailsync.sandbox.mailbox.World;

/** Carries out calls, unless a fault strikes them. Logs what goes wrong. */
final class FaultyEntra {

    private final World world;
    private final Replies replies;

    FaultyEntra(World world, Replies replies) {
        this.world = world;
        this.replies = replies;
    }

    /** @throws NoAnswerException if the connection breaks */
    Response answer(Asked asked, Supplier<Response> call) {
        return world.faults()
                .strike(asked)
                .await()
                .map(fault -> struck(fault, asked, call))
                .orElseGet(call);
    }

    private Response struck(Fault fault, Asked asked, Supplier<Response> call) {
        return switch (fault.kind()) {
            case LATENCY, EMPTY_PAGE -> call.get();
            case RESET -> throw broken(asked);
            case LOST_ANSWER -> {
                call.get();
                throw broken(asked);
            }
            case STATUS -> answered(fault, asked, refusal(asked, fault.status().orElseThrow()));
            case HTML -> answered(fault, asked, page());
            case GARBAGE ->
                answered(fault, asked, new Fault.Body("application/json; charset=utf-8", "{\"token_type\":\"Bea"));
        };
    }

    private NoAnswerException broken(Asked asked) {
        replies.log(asked, NoAnswerException.STATUS);
        return new NoAnswerException();
    }

    private Fault.Body refusal(Asked asked, int status) {
        if (asked.path().endsWith("/authorize")) {
            return page();
        }
        var json = new EntraError(new EntraException(Aadsts.forStatus(status)), world).json();
        return new Fault.Body("application/json; charset=utf-8", status < 400 ? "{}" : json.toString());
    }

    private static Fault.Body page() {
        return new Fault.Body("text/html; charset=utf-8", Pages.unavailable());
    }

    private Response answered(Fault fault, Asked asked, Fault.Body own) {
        var status = fault.status().orElse(200);
        replies.log(asked, status);
        var body = fault.body().orElse(own);
        var response = Response.status(status).type(body.contentType()).entity(body.text());
        fault.retryAfter().ifPresent(value -> response.header("Retry-After", value));
        return response.build();
    }
}
