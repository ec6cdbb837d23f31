package dev.mailsync.error;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An exception for the log, without its messages: those of libraries can contain the email or token that caused it. */
public final class RedactedStackTrace {

    private static final int FRAMES = 12;

    private RedactedStackTrace() {}

    public static String of(Throwable failure) {
        var classes = Stream.iterate(failure, it -> it != null, Throwable::getCause)
                .limit(FRAMES)
                .map(it -> it.getClass().getName())
                .collect(Collectors.joining(" < "));
        var frames = Arrays.stream(root(failure).getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(", "));
        return classes + " at " + frames;
    }

    private static Throwable root(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause)
                .limit(FRAMES)
                .reduce(failure, (one, deeper) -> deeper);
    }
}
