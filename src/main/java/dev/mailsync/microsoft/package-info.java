/** What Graph and Entra share: their exceptions, Retry-After, configuration. */
package dev.mailsync.microsoft;
