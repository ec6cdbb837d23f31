/** Deletes recorded email: all of a user's, or a lead's permanently. */
package dev.mailsync.mail.removal;
