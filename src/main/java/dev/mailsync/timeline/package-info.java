/** What people read: timelines of leads and opportunities, one email with its body, attachments. */
package dev.mailsync.timeline;
