package dev.mailsync.platform.queue;

/** The URL of the FIFO queue "sync". Asked at each use, as the embedded queue's port is known only once it is bound. */
public interface QueueAddress {

    String url();
}
