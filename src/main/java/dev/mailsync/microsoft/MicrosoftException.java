package dev.mailsync.microsoft;

import java.time.Duration;
import java.util.Optional;

import dev.mailsync.error.Kind;

/** What Microsoft refused or failed to do, sorted by what the caller can do about it. The message is safe to log. */
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
     * @param code Microsoft's own, as the catalogue has it: {@code AADSTS…}, a Graph error code, an OAuth error, or
     *     {@code HTTP_n} where there was none of these
     * @param message safe to log
     * @param traceId of Microsoft's, by which its support finds the request
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

    /** Worth trying again later, not before {@code retryAfter}. */
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

    /** The access token was not accepted: worth one try with a fresh one. If that is refused as well, the user is needed. */
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

    /** Nothing works again before the user has signed in anew. */
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

    /** Nothing works again before an administrator of the user's Microsoft 365 has allowed it. */
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

    /** We asked for something wrong, or are registered wrongly: the same request will fail again. */
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

    /** A subscription was asked for that would last longer than Graph allows. */
    public static final class TooLong extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        private final transient Duration longest;

        public TooLong(Cause why, Duration longest) {
            super(why);
            this.longest = longest;
        }

        /** From the moment of the request on, by Microsoft's clock. */
        public Duration longest() {
            return longest;
        }

        @Override
        public Kind kind() {
            return Kind.NEEDS_OPERATOR;
        }
    }

    /** The thing that was asked for does not exist, or no longer. */
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

    /** It exists already, as a subscription for the same resource does. */
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

    /** Microsoft forgot the state of a delta round: begin a full one. */
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

    /** Happens every day: a message that was moved or deleted before it was read. */
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
