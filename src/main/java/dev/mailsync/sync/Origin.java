package dev.mailsync.sync;

/** Where a mail comes from, which decides what becomes of it when the day's quota is used up. */
enum Origin {
    /** As it came in, or found by a catch-up or an audit: it is put off to another day, and remembered. */
    MAILBOX,

    /** Out of the chosen history: the walk stops, and goes on there another day. */
    HISTORY
}
