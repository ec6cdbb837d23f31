package dev.mailsync.sync;

import java.util.Set;

import dev.mailsync.identity.Contact;
import dev.mailsync.mail.ThreadRef;
import dev.mailsync.microsoft.Envelope;

/**
 * A mail that nothing rules out before leads and threads are looked at.
 *
 * @param others everybody on the mail but the user, who decide
 * @param blind those of them who are on it by Bcc alone
 */
record Candidate(Envelope envelope, Set<Contact> others, Set<Contact> blind, ThreadRef thread) {}
