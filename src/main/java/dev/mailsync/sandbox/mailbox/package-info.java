/**
 * Mailboxes as Exchange Online keeps them, the applications and sign-ins that reach them, and the subscriptions to
 * their changes. Plain Java, safe for use by many threads, made with {@code new} by {@link World}.
 */
package dev.mailsync.sandbox.mailbox;
