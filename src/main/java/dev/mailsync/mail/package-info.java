/** A recorded email and what belongs to it, as values. {@code mail.store} stores them. */
package dev.mailsync.mail;
