package dev.mailsync.sandbox.graph.call;

/** A request that Graph refuses, with its error code. */
public final class GraphException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    public GraphException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public static GraphException badRequest(String message) {
        return new GraphException(400, "BadRequest", message);
    }

    public static GraphException notFound() {
        return new GraphException(404, "ErrorItemNotFound", "The specified object was not found in the store.");
    }

    static GraphException malformedId() {
        return new GraphException(400, "ErrorInvalidIdMalformed", "Id is malformed.");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
