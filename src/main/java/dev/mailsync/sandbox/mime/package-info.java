/** Reads email from MIME (RFC 5322, RFC 2045) as Exchange would, however malformed, and writes it. */
package dev.mailsync.sandbox.mime;
