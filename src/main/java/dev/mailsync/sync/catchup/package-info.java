/** Folders with their cursors, catch-ups, subscriptions, and the retries that start with a catch-up. */
package dev.mailsync.sync.catchup;
