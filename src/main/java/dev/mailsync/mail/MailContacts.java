package dev.mailsync.mail;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.platform.identity.Contact;

/**
 * On whose timelines a mail stands, and who of them is on it by Bcc alone, of whom nobody but its holder may learn.
 *
 * @param blind part of all
 */
public record MailContacts(Set<Contact> all, Set<Contact> blind) {

    public MailContacts {
        all = Set.copyOf(all);
        blind = blind.stream().filter(all::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** The contacts whom everybody may see who sees the mail, and to whom what answers it belongs as well. */
    public Set<Contact> open() {
        return all.stream().filter(it -> !blind.contains(it)).collect(Collectors.toUnmodifiableSet());
    }

    public MailContacts only(Collection<Contact> some) {
        return new MailContacts(Set.copyOf(some), blind);
    }

    /** @param moreBlind those of them who are on it by Bcc alone */
    public MailContacts and(Set<Contact> more, Set<Contact> moreBlind) {
        return new MailContacts(KnownThreads.union(all, more), KnownThreads.union(blind, moreBlind));
    }
}
