package dev.mailsync.microsoft;

import java.time.Duration;
import java.util.Optional;

import dev.mailsync.error.Kind;

/** What Microsoft refused or failed to do, by what the caller can do about it. The message is safe to log. */
public abstract sealed class MicrosoftException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Optional<String> traceId;

    private MicrosoftException(Cause why) {
        super(why.code() + ": " + why.message(), why.cause());
        this.code = why.code();
        this.traceId = why.traceId();
    }

    /**
     * @param code Microsoft's own, as in the catalogue: {@code AADSTS…}, a Graph error code, an OAuth error, or
     *     {@code HTTP_n} if there is none of these
     * @param message safe to log
     * @param traceId Microsoft's, by which its support finds the request
     */
    public record Cause(String code, String message, Optional<String> traceId, Throwable cause) {

        public static Cause of(String code, String message) {
            return new Cause(code, message, Optional.empty(), null);
        }
    }

    public String code() {
        return code;
    }

    public Optional<String> traceId() {
        return traceId;
    }

    public abstract Kind kind();

    /** Worth retrying later, but not before {@code retryAfter}. */
    public static final class Transient extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        private final transient Optional<Duration> retryAfter;

        public Transient(Cause why, Optional<Duration> retryAfter) {
            super(why);
            this.retryAfter = retryAfter;
        }

        public Optional<Duration> retryAfter() {
            return retryAfter;
        }

        @Override
        public Kind kind() {
            return Kind.TRANSIENT;
        }
    }

    /**
     * The access token was rejected: worth one retry with a fresh one. If that is rejected as well, the user has to
     * act.
     */
    public static final class Unauthorized extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public Unauthorized(Cause why) {
            super(why);
        }

        @Override
        public Kind kind() {
            return Kind.NEEDS_USER;
        }
    }

    /** Nothing works until the user signs in again. */
    public static final class NeedsUser extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public NeedsUser(Cause why) {
            super(why);
        }

        @Override
        public Kind kind() {
            return Kind.NEEDS_USER;
        }
    }

    /** Nothing works until an administrator of the user's Microsoft 365 allows it. */
    public static final class NeedsTenantAdmin extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public NeedsTenantAdmin(Cause why) {
            super(why);
        }

        @Override
        public Kind kind() {
            return Kind.NEEDS_TENANT_ADMIN;
        }
    }

    /** Our request or our registration is wrong: the same request will fail again. */
    public static final class NeedsOperator extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public NeedsOperator(Cause why) {
            super(why);
        }

        @Override
        public Kind kind() {
            return Kind.NEEDS_OPERATOR;
        }
    }

    /** We asked for a subscription that would last longer than Graph allows. */
    public static final class TooLong extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        private final transient Duration longest;

        public TooLong(Cause why, Duration longest) {
            super(why);
            this.longest = longest;
        }

        /** Counted from the request, by Microsoft's clock. */
        public Duration longest() {
            return longest;
        }

        @Override
        public Kind kind() {
            return Kind.NEEDS_OPERATOR;
        }
    }

    /** The requested resource doesn't exist, or no longer does. */
    public static final class Gone extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public Gone(Cause why) {
            super(why);
        }

        @Override
        public Kind kind() {
            return Kind.GONE;
        }
    }

    /** The resource already exists, for example a subscription for the same resource. */
    public static final class Exists extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public Exists(Cause why) {
            super(why);
        }

        @Override
        public Kind kind() {
            return Kind.NOT_A_FAILURE;
        }
    }

    /** Microsoft lost the state of a delta round: start a full one. */
    public static final class CursorLost extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public CursorLost(Cause why) {
            super(why);
        }

        @Override
        public Kind kind() {
            return Kind.CURSOR_LOST;
        }
    }

    /** Happens every day: a message was moved or deleted before we read it. */
    public static final class NotAFailure extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public NotAFailure(Cause why) {
            super(why);
        }

        @Override
        public Kind kind() {
            return Kind.NOT_A_FAILURE;
        }
    }
}
