/** What Microsoft Graph posts: validates notifications and turns them into jobs. */
package dev.mailsync.webhook;
