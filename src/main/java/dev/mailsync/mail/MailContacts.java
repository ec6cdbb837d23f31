package dev.mailsync.mail;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.platform.identity.Contact;

/**
 * The contacts whose timelines show an email, and those who are on it only by Bcc, whom nobody but its holder may see.
 *
 * @param blind subset of {@code all}
 */
public record MailContacts(Set<Contact> all, Set<Contact> blind) {

    public MailContacts {
        all = Set.copyOf(all);
        blind = blind.stream().filter(all::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** The contacts visible to everybody who sees the email; replies to it belong to them as well. */
    public Set<Contact> open() {
        return all.stream().filter(it -> !blind.contains(it)).collect(Collectors.toUnmodifiableSet());
    }

    public MailContacts only(Collection<Contact> some) {
        return new MailContacts(Set.copyOf(some), blind);
    }

    /** @param moreBlind those in {@code more} who are on it only by Bcc */
    public MailContacts and(Set<Contact> more, Set<Contact> moreBlind) {
        return new MailContacts(KnownThreads.union(all, more), KnownThreads.union(blind, moreBlind));
    }
}
