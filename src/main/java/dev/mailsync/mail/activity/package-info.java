/**
 * What Mail Sync did for a user on each of the last 30 days, and how fast: only counts, packed into the ledger's item.
 */
package dev.mailsync.mail.activity;
