/** What all routes share: callers, problems, limits, paging, headers. */
package dev.mailsync.platform.http;
