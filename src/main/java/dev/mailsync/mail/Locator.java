package dev.mailsync.mail;

/** A recorded email with its location at Microsoft: its immutable id in the holder's mailbox. */
public record Locator(StoredMail mail, String immutableId) {}
