package dev.mailsync.mail;

import java.util.Set;

import dev.mailsync.platform.identity.Contact;

/**
 * What stands under the identity of a mail.
 *
 * @param erased whether it was taken away for good: it is never recorded again then
 */
public record KnownMail(Set<Contact> contacts, boolean erased) {}
