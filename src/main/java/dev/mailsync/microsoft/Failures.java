package dev.mailsync.microsoft;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.mailsync.error.Kind;

/** Creates failures by what can be done about them. */
public final class Failures {

    private static final Comparator<MicrosoftException> BY_GRAVITY =
            Comparator.comparingInt(Failures::gravity).thenComparing(Failures::retryAfter);

    /** The code of what took too long, or whose connection broke. */
    public static final String NO_ANSWER = "NO_ANSWER";

    private Failures() {}

    public static MicrosoftException of(Kind kind, MicrosoftException.Cause why, Optional<Duration> retryAfter) {
        return switch (kind) {
            case TRANSIENT -> new MicrosoftException.Transient(why, retryAfter);
            case NEEDS_USER -> new MicrosoftException.NeedsUser(why);
            case NEEDS_TENANT_ADMIN -> new MicrosoftException.NeedsTenantAdmin(why);
            case NEEDS_OPERATOR -> new MicrosoftException.NeedsOperator(why);
            case GONE -> new MicrosoftException.Gone(why);
            case CURSOR_LOST -> new MicrosoftException.CursorLost(why);
            case NOT_A_FAILURE -> new MicrosoftException.NotAFailure(why);
        };
    }

    /** No connection, or it didn't last long enough. */
    public static MicrosoftException noAnswer(Throwable failure) {
        var message = failure.getClass().getSimpleName();
        return new MicrosoftException.Transient(
                new MicrosoftException.Cause(NO_ANSWER, message, Optional.empty(), failure), Optional.empty());
    }

    /** A response, but not one that we expected. */
    public static MicrosoftException notJson(String message, Throwable failure) {
        return new MicrosoftException.Transient(
                new MicrosoftException.Cause("NOT_JSON", message, Optional.empty(), failure), Optional.empty());
    }

    /** The failure that blocks all others; among transient ones, the one with the longest wait. */
    public static Optional<MicrosoftException> worst(List<MicrosoftException> failures) {
        return failures.stream().max(BY_GRAVITY);
    }

    private static int gravity(MicrosoftException failure) {
        return switch (failure) {
            case MicrosoftException.Unauthorized it -> 8;
            case MicrosoftException.NeedsUser it -> 7;
            case MicrosoftException.NeedsTenantAdmin it -> 6;
            case MicrosoftException.NeedsOperator it -> 5;
            case MicrosoftException.TooLong it -> 5;
            case MicrosoftException.CursorLost it -> 4;
            case MicrosoftException.Exists it -> 3;
            case MicrosoftException.Transient it -> 2;
            case MicrosoftException.Gone it -> 1;
            case MicrosoftException.NotAFailure it -> 0;
        };
    }

    /** How long Microsoft asks to wait; zero if it doesn't. */
    public static Duration retryAfter(RuntimeException failure) {
        return failure instanceof MicrosoftException.Transient it
                ? it.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
    }
}
