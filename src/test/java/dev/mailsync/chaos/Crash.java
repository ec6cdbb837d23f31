package dev.mailsync.chaos;

/** The process dies here. An error, so that nothing on the way catches it as a failure to be dealt with. */
public final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}
