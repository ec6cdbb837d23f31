package dev.mailsync.sync;

/** The work ends here, and nothing was lost: mostly as its generation is over. */
class SupersededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SupersededException() {
        super("Disabled or begun anew meanwhile", null, false, false);
    }

    SupersededException(String why) {
        super(why, null, false, false);
    }
}
