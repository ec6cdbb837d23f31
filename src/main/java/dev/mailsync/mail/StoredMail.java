package dev.mailsync.mail;

import java.util.Set;

import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.MailId;
import dev.mailsync.identity.UserId;

/** A recorded mail as a list or a page shows it, with the leads on whose timelines it stands. */
public record StoredMail(MailId id, UserId holder, MailSummary summary, Set<LeadId> leads) {

    public StoredMail {
        leads = Set.copyOf(leads);
    }

    /** Where the rows of all holders of this mail stand on a timeline. */
    public String identityKey() {
        return Rows.timelineSort(summary.sentAt(), id.identity());
    }

    /** Mail on a lead's timeline is seen by the company, any other mail by its holder only, whatever the role. */
    public boolean visibleTo(UserId user) {
        return !leads.isEmpty() || holder.equals(user);
    }

    StoredMail with(MailBody.LongLists lists) {
        return new StoredMail(id, holder, summary.with(lists), leads);
    }
}
