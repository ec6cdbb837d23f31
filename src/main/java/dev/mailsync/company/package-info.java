/** A company's settings, its seats and daily limits, and what it never records. */
package dev.mailsync.company;
