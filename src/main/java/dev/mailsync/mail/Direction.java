package dev.mailsync.mail;

/** From the mailbox's point of view. An email to oneself is SENT. */
public enum Direction {
    SENT,
    RECEIVED
}
