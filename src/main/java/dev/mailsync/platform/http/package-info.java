/** What every route shares: callers, problems, limits, paging, headers. */
package dev.mailsync.platform.http;
