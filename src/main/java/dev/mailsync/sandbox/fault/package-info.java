/** What goes wrong at Microsoft on request, by which rules and in which words. Knows nothing of mailboxes. */
package dev.mailsync.sandbox.fault;
