/** What goes wrong at Microsoft when it is told to, by which rules, and how that is worded. Knows nothing of mailboxes. */
package dev.mailsync.sandbox.fault;
