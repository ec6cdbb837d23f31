package dev.mailsync.mail;

/** An email as its own page shows it. */
public record MailWithBody(StoredMail mail, MailBody body) {}
