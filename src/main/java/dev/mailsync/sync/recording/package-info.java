/** The only way in: which email is recorded, fetching its body, quarantine. */
package dev.mailsync.sync.recording;
