package dev.mailsync.sandbox.control;

/** A control that can't be carried out as requested. */
final class ControlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    private ControlException(int status, String detail) {
        super(detail);
        this.status = status;
    }

    static ControlException badRequest(String detail) {
        return new ControlException(400, detail);
    }

    static ControlException notFound(String detail) {
        return new ControlException(404, detail);
    }

    int status() {
        return status;
    }
}
