package dev.mailsync.sync.recording;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.mail.SkipReason;
import dev.mailsync.mail.ThreadRef;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.platform.identity.Contact;

/**
 * What to do with a set of emails, oldest first.
 *
 * @param toRecord those to record that are not recorded yet
 * @param toAdopt those that are recorded and belong to further contacts
 * @param known how many are recorded already, or were erased
 * @param noLeadUpTo the received time of the latest one that a lead could have admitted, but none did
 */
record FilterResult(
        List<Admitted> toRecord,
        List<Adoption> toAdopt,
        int known,
        Map<SkipReason, Integer> skipped,
        Optional<Instant> noLeadUpTo) {

    /** The outcome for one email after the check of leads and threads. */
    sealed interface Outcome permits Admitted, Skipped {}

    record Skipped(SkipReason reason) implements Outcome {}

    /**
     * @param firm contacts from the email itself and from what it refers to, without its conversation
     * @param smartMail whether it was sent from the CRM
     */
    record Admitted(Candidate mail, Decision.Admit decision, Set<Contact> firm, boolean smartMail) implements Outcome {

        Envelope envelope() {
            return mail.envelope();
        }

        ThreadRef thread() {
            return mail.thread();
        }
    }

    record Adoption(Admitted mail, Set<Contact> more) {}
}
