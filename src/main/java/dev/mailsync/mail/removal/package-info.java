/** Deleting recorded email: all of a user's, or a lead's for good. */
package dev.mailsync.mail.removal;
