/** A recorded email and what belongs to it, as values. How they are stored is in {@code mail.store}. */
package dev.mailsync.mail;
