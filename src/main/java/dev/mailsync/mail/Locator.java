package dev.mailsync.mail;

/** A recorded mail with its place at Microsoft: its immutable id in the holder's mailbox. */
public record Locator(StoredMail mail, String immutableId) {}
