/** IDs, addresses and roles, each in one canonical form. */
package dev.mailsync.platform.identity;
