package dev.mailsync.sync.recording;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.mail.store.Ledger;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.sync.session.Session;

/** Tells which emails are copies of what the CRM itself sent from the mailbox. Smart Mail implements it. */
public interface CopyLookup {

    Copies among(Session session, CaptureRules rules, Ledger ledger, Collection<Envelope> envelopes);

    interface Copies {

        Optional<Copy> of(Envelope envelope);

        /** Call this once the emails are recorded or skipped. */
        void settle(Collection<Envelope> envelopes);
    }

    /**
     * @param contacts of the lead it was written for
     * @param justSent whether it was sent since the last sign-in and is not recorded yet; if it appears again later, it
     *     may have been removed in the meantime
     */
    record Copy(Set<Contact> contacts, boolean justSent) {}
}
