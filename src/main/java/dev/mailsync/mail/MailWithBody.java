package dev.mailsync.mail;

/** A mail as its page shows it. */
public record MailWithBody(StoredMail mail, MailBody body) {}
