/** The events of a company, which its CRM reads page by page. */
package dev.mailsync.feed;
