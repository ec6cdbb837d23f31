package dev.mailsync.sync.recording;

import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.mail.ThreadRef;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.platform.identity.Contact;

/**
 * An email that nothing rules out before leads and threads are checked.
 *
 * @param others everybody on the email outside the company; they decide
 * @param replyTo the Reply-To addresses outside the company: one of them may be the author
 * @param blind those of the others who are on it only by Bcc
 * @param amongColleagues whether all others turned out to be connected users of the company
 */
record Candidate(
        Envelope envelope,
        Set<Contact> others,
        Set<Contact> replyTo,
        Set<Contact> blind,
        ThreadRef thread,
        boolean amongColleagues) {

    /** Colleagues are nobody of a lead's part of a thread, whatever the domain of their address. */
    Candidate without(Set<Contact> colleagues) {
        if (colleagues.isEmpty()) {
            return this;
        }
        var rest = rest(others, colleagues);
        return new Candidate(
                envelope,
                rest,
                rest(replyTo, colleagues),
                rest(blind, colleagues),
                thread.without(Contact.addresses(colleagues)),
                rest.isEmpty() && !others.isEmpty());
    }

    private static Set<Contact> rest(Set<Contact> some, Set<Contact> colleagues) {
        return some.stream().filter(it -> !colleagues.contains(it)).collect(Collectors.toUnmodifiableSet());
    }
}
