/** What happened, for the feed. */
package dev.mailsync.event;
