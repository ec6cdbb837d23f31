/** Secrets, data keys, sealing and signing. */
package dev.mailsync.platform.secrets;
