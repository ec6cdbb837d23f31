/** Jobs and the FIFO queue that keeps those of one mailbox in order. */
package dev.mailsync.platform.queue;
