/** A message in the sandbox, and its parts. */
package dev.mailsync.sandbox.mailbox.message;
