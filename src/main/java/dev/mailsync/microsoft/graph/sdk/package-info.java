/** Microsoft Graph through Microsoft's SDK: requests, models, errors and their classification. */
package dev.mailsync.microsoft.graph.sdk;
