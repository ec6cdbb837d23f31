package dev.mailsync.sync;

import java.util.Set;

import dev.mailsync.identity.Contact;
import dev.mailsync.mail.ThreadRef;
import dev.mailsync.microsoft.Envelope;

/**
 * A mail that nothing rules out before leads and threads are looked at.
 *
 * @param others everybody on the mail but the user, who decide
 */
record Candidate(Envelope envelope, Set<Contact> others, ThreadRef thread) {}
