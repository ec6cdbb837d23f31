package dev.mailsync.mail;

/** @param html sanitised, safe to show inside the CRM's own page */
public record MailBody(String text, String html) {}
