/**
 * Microsoft Graph over the mailboxes of the sandbox. {@link dev.mailsync.sandbox.graph.GraphApi} answers requests
 * without HTTP; the resource in front of it only translates.
 */
package dev.mailsync.sandbox.graph;
