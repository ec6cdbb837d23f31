/** Walks and searches through old email: imported history, leads registered late, audits. */
package dev.mailsync.sync.scan;
