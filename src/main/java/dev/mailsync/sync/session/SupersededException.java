package dev.mailsync.sync.session;

/** The work ends here and nothing is lost; usually its generation is over. */
public class SupersededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SupersededException() {
        super("Disabled or reconnected in the meantime", null, false, false);
    }

    public SupersededException(String why) {
        super(why, null, false, false);
    }
}
