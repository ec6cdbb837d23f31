package dev.mailsync.sandbox.entra;

import java.util.Optional;

import dev.mailsync.sandbox.fault.Aadsts;

/** A request that Entra refuses: OAuth's error together with Entra's own code. */
final class EntraException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;
    private final int code;
    private final transient Optional<String> suberror;

    EntraException(int status, String error, int code, String message) {
        this(new Aadsts(code, status, error, Optional.empty(), message));
    }

    EntraException(Aadsts words) {
        super(words.message());
        this.status = words.status();
        this.error = words.error();
        this.code = words.code();
        this.suberror = words.suberror();
    }

    static EntraException badRequest(String error, int code, String message) {
        return new EntraException(400, error, code, message);
    }

    static EntraException missing(String parameter) {
        return badRequest(
                "invalid_request",
                900144,
                "The request body must contain the following parameter: '" + parameter + "'.");
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    int code() {
        return code;
    }

    Optional<String> suberror() {
        return suberror;
    }
}
