package dev.mailsync.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.UserId;
import dev.mailsync.mail.Listed;
import dev.mailsync.mail.StoredMail;

/**
 * One mail that several users of a company hold: shown once, with all its holders. Each holder has a row of their own,
 * and rows become one only when they are read, so that nobody's mail depends on anybody else's.
 */
record TeamMail(StoredMail first, List<UserId> holders, Set<LeadId> leads, String sortKey) {

    static TeamMail of(StoredMail mail) {
        return new TeamMail(mail, List.of(mail.holder()), mail.leads(), "");
    }

    static TeamMail of(Listed listed) {
        return new TeamMail(
                listed.mail(), List.of(listed.mail().holder()), listed.mail().leads(), listed.sortKey());
    }

    /** A reused Message-ID must not hide other people's mail: the same identity with other words is another mail. */
    boolean isSameAs(Listed other) {
        var mine = first.summary();
        var theirs = other.mail().summary();
        return first.id().identity().equals(other.mail().id().identity())
                && Objects.equals(mine.subject(), theirs.subject())
                && mine.to().equals(theirs.to())
                && mine.cc().equals(theirs.cc());
    }

    TeamMail alsoHeldBy(Listed other) {
        var all = new ArrayList<>(holders);
        if (!all.contains(other.mail().holder())) {
            all.add(other.mail().holder());
        }
        var union = new HashSet<>(leads);
        union.addAll(other.mail().leads());
        return new TeamMail(first, List.copyOf(all), Set.copyOf(union), other.sortKey());
    }
}
