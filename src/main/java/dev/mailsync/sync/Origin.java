package dev.mailsync.sync;

/** By which way mails come to the recorder. */
enum Origin {
    /** As they came in, or were found by a catch-up. */
    MAILBOX,

    /** Put off before, as the day had no room for them. */
    DEFERRED,

    /** Looked through oldest first, so that an answer always comes after what it answers. */
    SURVEY,

    /** Out of the chosen history, newest first. When the day's quota is used up, the walk stops and goes on there. */
    HISTORY
}
