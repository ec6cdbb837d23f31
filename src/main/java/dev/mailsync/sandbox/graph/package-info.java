/**
 * Microsoft Graph for the sandbox's mailboxes. {@link dev.mailsync.sandbox.graph.GraphApi} answers requests without
 * HTTP; the resource in front of it only translates.
 */
package dev.mailsync.sandbox.graph;
