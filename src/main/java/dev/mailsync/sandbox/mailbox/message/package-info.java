/** A message in the sandbox, and what it is made of. */
package dev.mailsync.sandbox.mailbox.message;
