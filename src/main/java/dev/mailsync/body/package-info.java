/** What is shown of an email's body: its text, and safe HTML. */
package dev.mailsync.body;
