package dev.mailsync.sandbox.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Faults;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.World;

/** A requested fault. */
record FaultJson(
        String kind,
        Match match,
        Optional<Integer> status,
        Optional<JsonNode> retryAfter,
        Optional<Integer> millis,
        Optional<JsonNode> body,
        Optional<Integer> times,
        Optional<String> lasts) {

    private static final int LONGEST_WAIT = 600_000;

    /** An active fault, as shown. */
    record Shown(
            String id,
            String kind,
            Match match,
            Optional<Integer> status,
            Optional<String> retryAfter,
            long millis,
            Optional<String> body,
            Optional<Integer> timesLeft,
            Optional<Instant> until,
            int struck) {

        static Shown of(Faults.Entry entry) {
            var fault = entry.fault();
            return new Shown(
                    entry.id(),
                    fault.kind().shown(),
                    fault.match(),
                    fault.status(),
                    fault.retryAfter(),
                    fault.latency().toMillis(),
                    fault.body().map(Fault.Body::text),
                    entry.left(),
                    entry.until(),
                    entry.struck());
        }
    }

    /** @throws ControlException if anything about it is wrong */
    Fault fault(World world) {
        var known = Fault.Kind.named(given("kind", kind)).orElseThrow(() -> unknown(kind));
        requireWhatTheKindNeeds(known);
        var matched = match == null ? new Match(Optional.empty(), Optional.empty(), Optional.empty()) : match;
        return new Fault(
                known,
                new Match(
                        matched.method(),
                        matched.path(),
                        matched.upn()
                                .map(name ->
                                        Controls.mailbox(world, name).account().upn())),
                status,
                present(retryAfter).map(JsonNode::asText),
                present(body).map(FaultJson::body),
                Duration.ofMillis(millis.orElse(0)));
    }

    private void requireWhatTheKindNeeds(Fault.Kind known) {
        if (known == Fault.Kind.STATUS && status.isEmpty()) {
            throw ControlException.badRequest("The kind 'status' needs a 'status' from 200 to 599.");
        }
        if (known == Fault.Kind.LATENCY && millis.isEmpty()) {
            throw ControlException.badRequest("The kind 'latency' needs 'millis'.");
        }
        requireRange("status", status, 200, 599);
        requireRange("millis", millis, 0, LONGEST_WAIT);
        present(retryAfter)
                .filter(value -> !value.isTextual() && !value.isNumber())
                .ifPresent(other -> {
                    throw ControlException.badRequest("'retryAfter' has to be text or a number.");
                });
        requiredTimes();
        duration();
    }

    private static void requireRange(String name, Optional<Integer> value, int least, int most) {
        if (value.filter(number -> number < least || number > most).isPresent()) {
            throw ControlException.badRequest("'" + name + "' has to be from " + least + " to " + most + ".");
        }
    }

    Optional<Integer> requiredTimes() {
        requireRange("times", times, 1, Integer.MAX_VALUE);
        return times;
    }

    Optional<Duration> duration() {
        return lasts.map(text -> Controls.duration("lasts", text));
    }

    private static String given(String name, String value) {
        if (value == null || value.isBlank()) {
            throw ControlException.badRequest("'" + name + "' is missing. " + kinds());
        }
        return value;
    }

    private static ControlException unknown(String kind) {
        return ControlException.badRequest("There is no kind '" + kind + "'. " + kinds());
    }

    private static String kinds() {
        return "Kinds are "
                + Stream.of(Fault.Kind.values()).map(Fault.Kind::shown).collect(Collectors.joining(", ")) + ".";
    }

    private static Optional<JsonNode> present(Optional<JsonNode> value) {
        return value.filter(json -> !json.isNull());
    }

    private static Fault.Body body(JsonNode body) {
        return body.isTextual()
                ? new Fault.Body(type(body.asText()), body.asText())
                : new Fault.Body("application/json; charset=utf-8", body.toString());
    }

    private static String type(String text) {
        var start = text.strip().toLowerCase(Locale.ROOT);
        if (start.startsWith("<")) {
            return "text/html; charset=utf-8";
        }
        return start.startsWith("{") || start.startsWith("[")
                ? "application/json; charset=utf-8"
                : "text/plain; charset=utf-8";
    }
}
