/** Folders and their cursors, catch-ups, subscriptions, and the retries that a catch-up triggers. */
package dev.mailsync.sync.catchup;
