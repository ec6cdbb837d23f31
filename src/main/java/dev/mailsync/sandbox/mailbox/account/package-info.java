/** Accounts, applications and tokens of the sandbox's tenant. */
package dev.mailsync.sandbox.mailbox.account;
