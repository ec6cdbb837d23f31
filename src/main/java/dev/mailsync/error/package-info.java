/** What can go wrong at Microsoft, in words for people: the catalogue of errors, the log of a user, and what follows. */
package dev.mailsync.error;
