package dev.mailsync.platform.queue;

/** When an invocation has to stop. Work checks this between its pieces, and each piece saves its results. */
@FunctionalInterface
public interface Deadline {

    /** Whether there is no time for another piece of work. */
    boolean isNear();
}
