package dev.mailsync.mail;

/** Seen from the mailbox. A mail to oneself is SENT. */
public enum Direction {
    SENT,
    RECEIVED
}
