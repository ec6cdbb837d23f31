/** What Graph and Entra share: exceptions, Retry-After, configuration. */
package dev.mailsync.microsoft;
