/** Microsoft Entra's sign-in: authorization code flow with PKCE, refresh, OpenID metadata and keys. */
package dev.mailsync.sandbox.entra;
