/** Microsoft Graph as the product sees it. No types of Microsoft's SDK appear here. */
package dev.mailsync.microsoft.graph;
