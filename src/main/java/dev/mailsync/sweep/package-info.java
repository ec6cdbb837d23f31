/** Queues what is due, shard by shard, each minute. */
package dev.mailsync.sweep;
