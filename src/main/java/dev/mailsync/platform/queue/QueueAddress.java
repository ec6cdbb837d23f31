package dev.mailsync.platform.queue;

/**
 * The URL of the FIFO queue "sync". Read at each use, because the embedded queue's port is known only once it is bound.
 */
public interface QueueAddress {

    String url();
}
