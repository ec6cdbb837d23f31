/** Rows, bodies, counters and threads of recorded email in DynamoDB. */
package dev.mailsync.mail.store;
