package dev.mailsync.platform.queue;

/** When an invocation has to stop. Asked again and again between pieces of work, each of which saves what it has done. */
@FunctionalInterface
public interface Deadline {

    /** Whether there is no time for one more piece of work. */
    boolean isNear();
}
