package dev.mailsync.sync;

/** The generation that the work belongs to is over: it ends here, and nothing was lost. */
class SupersededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SupersededException() {
        super("Disabled or begun anew meanwhile", null, false, false);
    }
}
