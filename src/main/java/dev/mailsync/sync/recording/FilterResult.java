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
 * What is to be done with some mails, oldest first.
 *
 * @param toRecord those that are to be recorded and are not yet
 * @param toAdopt those that are recorded and belong to further contacts
 * @param known how many are recorded already, or were erased
 * @param noLeadUpTo the received time of the latest one that a lead could have admitted, and none did
 */
record FilterResult(
        List<Admitted> toRecord,
        List<Adoption> toAdopt,
        int known,
        Map<SkipReason, Integer> skipped,
        Optional<Instant> noLeadUpTo) {

    /** What became of one mail once leads and threads were looked at. */
    sealed interface Outcome permits Admitted, Skipped {}

    record Skipped(SkipReason reason) implements Outcome {}

    /**
     * @param firm contacts that the mail has by itself and by what it refers to, whatever its conversation
     * @param smartMail whether it was sent out of the CRM
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
