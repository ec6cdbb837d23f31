package dev.mailsync.mail;

/** A mail as its page shows it. */
public record OpenedMail(StoredMail mail, MailBody body) {}
