package dev.mailsync.platform.queue;

/** When an invocation has to stop. Work asks between its pieces, and each piece saves what it has done. */
@FunctionalInterface
public interface Deadline {

    /** Whether there is no time for one more piece of work. */
    boolean isNear();
}
