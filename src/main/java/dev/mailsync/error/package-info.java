/**
 * What can go wrong at Microsoft, in words for people: the error catalogue, a user's error log, and the consequences.
 */
package dev.mailsync.error;
