package dev.mailsync.sandbox.mailbox;

/** The last thing that happened to one element of a folder. */
public sealed interface LogEntry {

    /** Grows with each change in the mailbox. */
    long number();

    /** The ordinary id, which dies with a move. */
    String id();

    String immutableId();

    /** @param entered the number of the change by which the element came into this folder */
    record Present(long number, long entered, String id, String immutableId) implements LogEntry {}

    record Removed(long number, String id, String immutableId, Reason reason) implements LogEntry {}

    enum Reason {
        /** Gone from here, and to be found in Deleted Items. */
        CHANGED,
        DELETED
    }
}
