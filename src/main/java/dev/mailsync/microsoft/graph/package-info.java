/** Microsoft Graph as the product sees it. No type of Microsoft's SDK appears here. */
package dev.mailsync.microsoft.graph;
