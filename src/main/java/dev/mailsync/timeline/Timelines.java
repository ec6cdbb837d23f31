package dev.mailsync.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.http.Cursor;
import dev.mailsync.http.Page;
import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.LeadId;
import dev.mailsync.mail.Listed;
import dev.mailsync.mail.SyncedMailStore;

/** "Life of the Lead": a lead's mail over all mailboxes of the company, newest first. */
@ApplicationScoped
public class Timelines {

    private final SyncedMailStore mails;

    Timelines(SyncedMailStore mails) {
        this.mails = mails;
    }

    /** One page for a lead, or for all leads of an opportunity together. One query for each lead. */
    Page<TeamMail> page(CompanyId company, Collection<LeadId> leads, Optional<String> before, int limit) {
        var rows = new ArrayList<Listed>();
        var complete = true;
        String safeDownTo = null;
        for (var lead : leads) {
            var some = mails.timeline(company, lead, before, limit + 1);
            rows.addAll(some);
            if (some.size() > limit) {
                complete = false;
                safeDownTo = later(safeDownTo, some.getLast().sortKey());
            }
        }
        return page(folded(rows, safeDownTo), complete, limit);
    }

    private static Page<TeamMail> page(List<TeamMail> mails, boolean complete, int limit) {
        if (mails.size() <= limit && complete) {
            return new Page<>(mails, null);
        }
        var shown = mails.subList(0, Math.min(limit, mails.size()));
        return new Page<>(shown, Cursor.of(shown.getLast().sortKey()));
    }

    /** Newest first, one entry a mail. Rows below the bound may lack neighbours that were not read, and wait for the next page. */
    private static List<TeamMail> folded(List<Listed> rows, String downTo) {
        var folded = new ArrayList<TeamMail>();
        rows.sort(Comparator.comparing(Listed::sortKey).reversed());
        for (var row : rows) {
            if (downTo != null && row.sortKey().compareTo(downTo) < 0) {
                break;
            }
            if (!folded.isEmpty() && folded.getLast().isSameAs(row)) {
                folded.set(folded.size() - 1, folded.getLast().alsoHeldBy(row));
            } else {
                folded.add(TeamMail.of(row));
            }
        }
        return folded;
    }

    private static String later(String bound, String sortKey) {
        return bound == null || sortKey.compareTo(bound) > 0 ? sortKey : bound;
    }
}
