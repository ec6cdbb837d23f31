package dev.mailsync.sync.recording;

import java.util.Set;

import dev.mailsync.mail.ThreadRef;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.platform.identity.Contact;

/**
 * A mail that nothing rules out before leads and threads are looked at.
 *
 * @param others everybody on the mail but the user, who decide
 * @param replyTo those in its Reply-To who are not the company's own: one of them may be the author
 * @param blind those of the others who are on it by Bcc alone
 */
record Candidate(Envelope envelope, Set<Contact> others, Set<Contact> replyTo, Set<Contact> blind, ThreadRef thread) {}
