package dev.mailsync.mail;

/** A mail at its place in a list; the list goes on before the {@code sortKey}. */
public record Listed(StoredMail mail, String sortKey) {}
