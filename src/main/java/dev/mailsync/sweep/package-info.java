/** Queues due work each minute, shard by shard. */
package dev.mailsync.sweep;
