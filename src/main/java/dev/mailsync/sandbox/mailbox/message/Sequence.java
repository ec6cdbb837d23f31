package dev.mailsync.sandbox.mailbox.message;

/** Numbers the changes in one mailbox. Guarded by its mailbox. */
public final class Sequence {

    private long last;

    public long next() {
        return ++last;
    }

    public long last() {
        return last;
    }
}
