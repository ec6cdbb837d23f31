/** An open mailbox, what a run reports, and how failures are handled. No rule about email belongs here. */
package dev.mailsync.sync.session;
