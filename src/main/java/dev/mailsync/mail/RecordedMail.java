package dev.mailsync.mail;

import java.util.List;
import java.util.Set;

import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.MailId;
import dev.mailsync.identity.MailIdentity;

/**
 * A mail as it is stored for one mailbox.
 *
 * @param immutableId Microsoft's, with which the mailbox is asked for the mail's attachments
 * @param references Message-IDs of the thread that the mail names, oldest first, In-Reply-To last
 */
public record RecordedMail(
        MailboxRef holder,
        MailIdentity identity,
        String immutableId,
        List<String> references,
        MailSummary summary,
        MailBody body,
        Set<LeadId> leads) {

    public RecordedMail {
        references = List.copyOf(references);
        leads = Set.copyOf(leads);
    }

    public MailId id() {
        return new MailId(holder.mailbox(), identity);
    }
}
