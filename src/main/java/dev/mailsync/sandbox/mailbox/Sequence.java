package dev.mailsync.sandbox.mailbox;

/** Numbers the changes of one mailbox. Guarded by its mailbox. */
final class Sequence {

    private long last;

    long next() {
        return ++last;
    }

    long last() {
        return last;
    }
}
