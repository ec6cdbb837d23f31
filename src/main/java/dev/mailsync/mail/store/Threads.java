package dev.mailsync.mail.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.mail.KnownThreads;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.StoredMail;
import dev.mailsync.mail.SyncedMailKeys;
import dev.mailsync.mail.ThreadRef;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.Fingerprint;
import dev.mailsync.platform.identity.MailIdentity;

/**
 * Which contacts have a thread in a mailbox, by hashes of Message-IDs, and of conversations with their participants.
 * Each participant of a conversation has a row, so that leads whose email Exchange joins by subject stay apart.
 */
@ApplicationScoped
public class Threads {

    private static final String CONTACTS = ContactItems.CONTACTS;
    private static final String MAIL = "mail";
    private static final String PARTICIPANTS = "participants";

    private final Dynamo dynamo;

    Threads(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** What these emails refer to, read in one go. */
    public KnownThreads of(MailboxRef holder, Collection<ThreadRef> mails) {
        var keys = mails.stream()
                .flatMap(mail -> keys(holder, mail))
                .collect(HashMap<String, Item>::new, (all, key) -> all.put(key.sortKey(), key), HashMap::putAll);
        var byMessage = new HashMap<Fingerprint, Set<Contact>>();
        var byParticipant = new HashMap<KnownThreads.Part, Set<Contact>>();
        for (var row : dynamo.getAll(Table.SYNCED_MAIL, keys.values())) {
            var name = row.sortKey().split("#");
            var contacts = Contact.all(row.strings(CONTACTS));
            if (row.sortKey().startsWith(SyncedMailKeys.MESSAGE)) {
                byMessage.put(new Fingerprint(name[1]), contacts);
            } else {
                parts(row, name).forEach(part -> byParticipant.merge(part, contacts, KnownThreads::union));
            }
        }
        return new KnownThreads(byMessage, byParticipant);
    }

    /** A row in the old form doesn't say whose part it is, unless there is only one contact. */
    private static Stream<KnownThreads.Part> parts(Item row, String[] name) {
        var conversation = new Fingerprint(name[1]);
        if (name.length > 2) {
            return Stream.of(new KnownThreads.Part(conversation, name[2]));
        }
        return row.strings(CONTACTS).size() == 1
                ? row.strings(PARTICIPANTS).stream().map(it -> new KnownThreads.Part(conversation, it))
                : Stream.empty();
    }

    private static Stream<Item> keys(MailboxRef holder, ThreadRef mail) {
        return mail.referred().isEmpty()
                ? Stream.concat(
                        Stream.of(SyncedMailKeys.thread(holder, mail.conversation())),
                        mail.participants().stream()
                                .map(it -> SyncedMailKeys.participant(holder, mail.conversation(), it)))
                : mail.referred().stream().map(message -> SyncedMailKeys.message(holder, message));
    }

    /** The writes by which an email starts or continues the threads of its contacts. */
    static List<Write> joining(Dynamo dynamo, MailboxRef holder, ThreadRef thread, StoredMail mail) {
        if (mail.contacts().isEmpty()) {
            return List.of();
        }
        // A contact who is on it only by Bcc is not on replies to it.
        var open = mail.onIt().open();
        var ofMessage = thread.message()
                .map(it -> Write.update(
                        Table.SYNCED_MAIL,
                        SyncedMailKeys.message(holder, it),
                        ContactItems.joining(open, mail.onIt().blind())
                                .set(MAIL, mail.id().identity().value())));
        return Stream.<Write>concat(ofMessage.stream(), ofConversation(dynamo, holder, thread, open))
                .toList();
    }

    private static Stream<Write> ofConversation(
            Dynamo dynamo, MailboxRef holder, ThreadRef mail, Collection<Contact> contacts) {
        if (contacts.isEmpty()) {
            return Stream.empty();
        }
        var keys = mail.participants().stream()
                .map(it -> SyncedMailKeys.participant(holder, mail.conversation(), it))
                .toList();
        var known = new HashMap<String, Set<String>>();
        dynamo.getAll(Table.SYNCED_MAIL, keys).forEach(row -> known.put(row.sortKey(), row.strings(CONTACTS)));
        return keys.stream().flatMap(key -> {
            var before = known.getOrDefault(key.sortKey(), Set.of());
            var more = contacts.stream()
                    .sorted()
                    .filter(contact -> !before.contains(contact.address()))
                    .limit(Math.max(0, KnownThreads.MOST_CONTACTS - before.size()))
                    .toList();
            return more.isEmpty()
                    ? Stream.empty()
                    : Stream.of(Write.update(Table.SYNCED_MAIL, key, ContactItems.joining(more, Set.of())));
        });
    }

    /** The email that a Message-ID row belongs to, if it was recorded since rows have said so. */
    static Optional<MailIdentity> mailOf(Item messageRow) {
        return messageRow.has(MAIL) ? Optional.of(new MailIdentity(messageRow.string(MAIL))) : Optional.empty();
    }

    /** No email with the row's Message-ID is recorded, or it was recorded before rows said so. */
    static Condition isOfNoMail() {
        return new Condition.Absent(MAIL);
    }
}
