/**
 * Mailboxes as in Exchange Online, the applications and sign-ins that access them, and the subscriptions to their
 * changes. Plain Java, thread-safe, created with {@code new} by {@link World}.
 */
package dev.mailsync.sandbox.mailbox;
