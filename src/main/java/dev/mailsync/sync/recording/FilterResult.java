package dev.mailsync.sync.recording;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.mail.ThreadRef;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.sync.session.SkipReason;

/**
 * What is to be done with some mails, oldest first.
 *
 * @param toRecord those that are to be recorded and are not yet
 * @param toAdopt those that are recorded and belong to further contacts
 * @param known how many are recorded already, or were erased
 * @param noLeadUpTo the received time of the latest one that was skipped because no lead takes part in it
 */
record FilterResult(
        List<Admitted> toRecord,
        List<Adoption> toAdopt,
        int known,
        Map<SkipReason, Integer> skipped,
        Optional<Instant> noLeadUpTo) {

    /**
     * @param firm contacts that the mail has by itself and by what it refers to, whatever its conversation
     * @param smartMail whether it was sent out of the CRM
     */
    record Admitted(Candidate mail, Decision.Admit decision, Set<Contact> firm, boolean smartMail) {

        Envelope envelope() {
            return mail.envelope();
        }

        ThreadRef thread() {
            return mail.thread();
        }
    }

    record Adoption(Admitted mail, Set<Contact> more) {}
}
