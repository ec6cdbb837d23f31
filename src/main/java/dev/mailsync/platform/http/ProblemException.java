package dev.mailsync.platform.http;

import java.util.Map;

import jakarta.ws.rs.core.Response;

/** Ends a request with a problem response. Thrown before anything was changed. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    public ProblemException(Response.Status status, String code, String detail) {
        this(status, code, detail, Map.of());
    }

    /** @param headers additional response headers */
    public ProblemException(Response.Status status, String code, String detail, Map<String, String> headers) {
        this(status.getStatusCode(), code, detail, headers);
    }

    /** For a status that the platform has no name for, such as 422. */
    public ProblemException(int status, String code, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = Map.copyOf(headers);
    }

    public static ProblemException badRequest(String code, String detail) {
        return new ProblemException(Response.Status.BAD_REQUEST, code, detail);
    }

    public static ProblemException conflict(String code, String detail) {
        return new ProblemException(Response.Status.CONFLICT, code, detail);
    }

    /** Also for resources that exist but that the caller may not see. */
    public static ProblemException notFound() {
        return new ProblemException(
                Response.Status.NOT_FOUND, "NOT_FOUND", "Not found, or you don't have access to it.");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
