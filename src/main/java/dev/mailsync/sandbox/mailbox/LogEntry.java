package dev.mailsync.sandbox.mailbox;

/** The latest change of one element of a folder. */
public sealed interface LogEntry {

    /** Increases with each change in the mailbox. */
    long number();

    /** The ordinary id, which a move invalidates. */
    String id();

    String immutableId();

    /** @param entered the number of the change that brought the element into this folder */
    record Present(long number, long entered, String id, String immutableId) implements LogEntry {}

    record Removed(long number, String id, String immutableId, Reason reason) implements LogEntry {}

    enum Reason {
        /** No longer here, but in Deleted Items. */
        CHANGED,
        DELETED
    }
}
