package dev.mailsync.mail;

/** What is known of an attachment without its content; {@code size} in bytes, as Exchange counts them. */
public record Attachment(String name, String type, long size) {}
