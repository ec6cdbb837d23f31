package dev.mailsync.sync;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.identity.Contact;
import dev.mailsync.mail.SmartMail;
import dev.mailsync.microsoft.Envelope;

/** Which of some mails are Smart Mail of this mailbox, by their immutable ids. */
record SmartCopies(Map<String, Copy> byId) {

    static final SmartCopies NONE = new SmartCopies(Map.of());

    /** @param contacts of the lead for whom it was written */
    record Copy(SmartMail mail, Set<Contact> contacts) {

        /** One that is recorded and comes up again may have been removed meanwhile. */
        boolean isJustSent(long generation) {
            return mail.state() != SmartMail.State.RECORDED && mail.generation() == generation;
        }
    }

    Optional<Copy> of(Envelope envelope) {
        return Optional.ofNullable(byId.get(envelope.immutableId()));
    }
}
