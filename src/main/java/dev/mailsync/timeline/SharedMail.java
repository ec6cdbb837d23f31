package dev.mailsync.timeline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.mailsync.mail.StoredMail;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.UserId;

/**
 * One email that several users of a company hold: shown once, with all its holders. Each holder has a separate row, and
 * rows are merged only when read, so that nobody's email depends on anybody else's.
 *
 * @param contacts those that its viewer may know about
 */
record SharedMail(StoredMail first, List<UserId> holders, Set<Contact> contacts, UserId viewer) {

    static SharedMail of(StoredMail mail, UserId viewer) {
        return new SharedMail(mail, List.of(mail.holder()), mail.contactsSeenBy(viewer), viewer);
    }

    /** A reused Message-ID must not hide other people's email: the same identity with other words is another email. */
    boolean isSameAs(StoredMail other) {
        return first.id().identity().equals(other.id().identity())
                && first.summary().hasSameWordsAs(other.summary());
    }

    SharedMail alsoHeldBy(StoredMail other) {
        var all = Stream.concat(holders.stream(), Stream.of(other.holder()))
                .distinct()
                .toList();
        var union = new HashSet<>(contacts);
        union.addAll(other.contactsSeenBy(viewer));
        return new SharedMail(first, all, Set.copyOf(union), viewer);
    }
}
