/** The events of a company, as its CRM reads them page by page. */
package dev.mailsync.feed;
