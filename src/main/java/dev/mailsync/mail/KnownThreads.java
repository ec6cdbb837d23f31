package dev.mailsync.mail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.mailsync.identity.Contact;
import dev.mailsync.identity.Fingerprint;

/**
 * The threads of contacts, as far as some mails may belong to them. References decide; the conversation counts only for
 * mail without any, and only if somebody takes part who took part before.
 */
public final class KnownThreads {

    record Conversation(Set<Contact> contacts, Set<String> participants) {}

    private final Map<Fingerprint, Set<Contact>> byMessage;
    private final Map<Fingerprint, Conversation> byConversation;

    KnownThreads(Map<Fingerprint, Set<Contact>> byMessage, Map<Fingerprint, Conversation> byConversation) {
        this.byMessage = new HashMap<>(byMessage);
        this.byConversation = new HashMap<>(byConversation);
    }

    /** All that came up. */
    public Set<Contact> contacts() {
        var all = new HashSet<Contact>();
        byMessage.values().forEach(all::addAll);
        byConversation.values().forEach(conversation -> all.addAll(conversation.contacts()));
        return all;
    }

    public Set<Contact> contactsOf(ThreadRef mail) {
        return mail.referred().isEmpty() ? contactsOfConversation(mail) : referredBy(mail);
    }

    /** By what the mail refers to alone. */
    public Set<Contact> referredBy(ThreadRef mail) {
        var contacts = new HashSet<Contact>();
        mail.referred().forEach(message -> contacts.addAll(byMessage.getOrDefault(message, Set.of())));
        return contacts;
    }

    /** A mail that is to be recorded: what refers to it belongs to its contacts' threads as well. */
    public void add(ThreadRef mail, Set<Contact> contacts) {
        if (contacts.isEmpty()) {
            return;
        }
        mail.message().ifPresent(it -> byMessage.merge(it, contacts, KnownThreads::union));
        byConversation.merge(
                mail.conversation(),
                new Conversation(contacts, Set.copyOf(mail.participants())),
                (one, other) -> new Conversation(
                        union(one.contacts(), other.contacts()), union(one.participants(), other.participants())));
    }

    private Set<Contact> contactsOfConversation(ThreadRef mail) {
        var conversation = byConversation.get(mail.conversation());
        return conversation != null && mail.hasParticipantAmong(conversation.participants())
                ? conversation.contacts()
                : Set.of();
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
