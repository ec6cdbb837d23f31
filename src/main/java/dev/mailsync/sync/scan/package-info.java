/** Scans of and searches in old email: history import, leads registered late, audits. */
package dev.mailsync.sync.scan;
