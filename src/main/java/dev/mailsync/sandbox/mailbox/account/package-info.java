/** Accounts, applications and tokens in the sandbox's tenants. */
package dev.mailsync.sandbox.mailbox.account;
