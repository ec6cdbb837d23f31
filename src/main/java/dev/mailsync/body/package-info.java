/** What of an email's body is shown: its text, and HTML that is safe. */
package dev.mailsync.body;
