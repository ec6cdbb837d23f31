package dev.mailsync.sandbox.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that goes wrong with matching calls.
 *
 * @param status of the response, if the kind has one
 * @param retryAfter the header's value as sent
 * @param body sent instead of Microsoft's own words
 * @param latency in real time, before anything else happens
 */
public record Fault(
        Kind kind,
        Match match,
        Optional<Integer> status,
        Optional<String> retryAfter,
        Optional<Body> body,
        Duration latency) {

    /** A response body as sent. */
    public record Body(String contentType, String text) {}

    /** What goes wrong. */
    public enum Kind {
        /** Refused with a status. */
        STATUS,
        /** Answered normally, but late. */
        LATENCY,
        /** The connection breaks and nothing is carried out. */
        RESET,
        /** Carried out, but the connection breaks before the response. */
        LOST_ANSWER,
        /** A page for people instead of JSON. */
        HTML,
        /** Truncated JSON. */
        GARBAGE,
        /** A page of a list without entries, whose next link leads to the same address. */
        EMPTY_PAGE;

        public String shown() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> named(String name) {
            return Stream.of(values()).filter(kind -> kind.shown().equals(name)).findFirst();
        }
    }

    public static Fault status(int status, Match match) {
        return new Fault(Kind.STATUS, match, Optional.of(status), Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    public Fault retryAfter(String value) {
        return new Fault(kind, match, status, Optional.of(value), body, latency);
    }

    boolean strikes(Asked asked) {
        var list = asked.ofGraph() && asked.method().equalsIgnoreCase("GET");
        return match.fits(asked) && (kind != Kind.EMPTY_PAGE || list);
    }
}
