/** Signing in at Microsoft Entra: token endpoint, ID tokens, credentials, consent. */
package dev.mailsync.microsoft.entra;
