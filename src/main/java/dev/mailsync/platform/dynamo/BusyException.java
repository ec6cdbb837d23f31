package dev.mailsync.platform.dynamo;

/**
 * Others kept writing the same items, or the table was throttled, for longer than it is worth waiting. Nothing was
 * written.
 */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BusyException(String why) {
        super(why);
    }

    BusyException(Throwable last) {
        super("DynamoDB is busy", last);
    }
}
