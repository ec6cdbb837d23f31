package dev.mailsync.sync.recording;

import java.util.Set;

import dev.mailsync.mail.ThreadRef;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.platform.identity.Contact;

/**
 * An email that nothing rules out before leads and threads are checked.
 *
 * @param others everybody on the email outside the company; they decide
 * @param replyTo the Reply-To addresses outside the company: one of them may be the author
 * @param blind those of the others who are on it only by Bcc
 */
record Candidate(Envelope envelope, Set<Contact> others, Set<Contact> replyTo, Set<Contact> blind, ThreadRef thread) {}
