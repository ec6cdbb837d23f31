/** Change notifications: handshake, delivery, retries. */
package dev.mailsync.sandbox.graph.notify;
