package dev.mailsync.mail;

import java.util.Set;

import dev.mailsync.platform.identity.Contact;

/**
 * What is already stored for an email's identity.
 *
 * @param erased whether it was permanently erased: it is never recorded again
 */
public record KnownMail(Set<Contact> contacts, boolean erased) {}
