package dev.mailsync.mail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.Fingerprint;

/**
 * The contacts' threads that a set of emails may belong to. References decide; the conversation counts only for email
 * without references, and only if one of its participants took part in that contact's part of the conversation.
 */
public final class KnownThreads {

    /** This many contacts mean a form or a list, which says nothing about a lead. Also keeps the rows small. */
    public static final int MOST_CONTACTS = 20;

    /** @param participant one of {@link ThreadRef#participants()} */
    public record Part(Fingerprint conversation, String participant) {}

    private final Map<Fingerprint, Set<Contact>> byMessage;
    private final Map<Part, Set<Contact>> byParticipant;

    public KnownThreads(Map<Fingerprint, Set<Contact>> byMessage, Map<Part, Set<Contact>> byParticipant) {
        this.byMessage = new HashMap<>(byMessage);
        this.byParticipant = new HashMap<>(byParticipant);
    }

    /** All contacts of these threads. */
    public Set<Contact> contacts() {
        var all = new HashSet<Contact>();
        byMessage.values().forEach(all::addAll);
        byParticipant.values().forEach(all::addAll);
        return all;
    }

    public Set<Contact> contactsOf(ThreadRef mail) {
        return mail.referred().isEmpty() ? contactsOfConversation(mail) : referredBy(mail);
    }

    /** Uses only the email's references. An email to very many says nothing about an answer to it. */
    public Set<Contact> referredBy(ThreadRef mail) {
        var contacts = new HashSet<Contact>();
        mail.referred().stream()
                .map(message -> byMessage.getOrDefault(message, Set.of()))
                .filter(KnownThreads::areFew)
                .forEach(contacts::addAll);
        return contacts;
    }

    /** Adds an email that will be recorded: emails that refer to it belong to its contacts' threads as well. */
    public void add(ThreadRef mail, Set<Contact> contacts) {
        if (contacts.isEmpty()) {
            return;
        }
        mail.message().ifPresent(it -> byMessage.merge(it, contacts, KnownThreads::union));
        parts(mail).forEach(part -> byParticipant.merge(part, contacts, KnownThreads::union));
    }

    private Set<Contact> contactsOfConversation(ThreadRef mail) {
        return parts(mail)
                .map(part -> byParticipant.getOrDefault(part, Set.of()))
                .filter(KnownThreads::areFew)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private static boolean areFew(Set<Contact> contacts) {
        return contacts.size() < MOST_CONTACTS;
    }

    private static Stream<Part> parts(ThreadRef mail) {
        return mail.participants().stream().map(it -> new Part(mail.conversation(), it));
    }

    public static <T> Set<T> union(Set<T> one, Set<T> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
