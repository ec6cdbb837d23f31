/** Jobs and the FIFO queue that keeps each mailbox's jobs in order. */
package dev.mailsync.platform.queue;
