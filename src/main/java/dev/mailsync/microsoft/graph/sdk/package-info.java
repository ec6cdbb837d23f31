/** Microsoft Graph through Microsoft's SDK: requests, models, errors and how they are classified. */
package dev.mailsync.microsoft.graph.sdk;
