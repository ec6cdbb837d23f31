/** One user's connection: status, schedule, failures, tokens, and the store that changes it. */
package dev.mailsync.connection;
