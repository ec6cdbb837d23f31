/** Sign-in with Microsoft Entra: token endpoint, ID tokens, credentials, consent. */
package dev.mailsync.microsoft.entra;
