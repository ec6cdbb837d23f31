package dev.mailsync.mail;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Expression;
import dev.mailsync.dynamo.Item;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Write;
import dev.mailsync.identity.Contact;
import dev.mailsync.identity.Fingerprint;

/** Which contacts have a thread in a mailbox, by hashes of Message-IDs and conversations. */
@ApplicationScoped
public class Threads {

    private static final String CONTACTS = "contacts";
    private static final String PARTICIPANTS = "participants";

    private final Dynamo dynamo;

    Threads(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** What these mails refer to, read at once. */
    public KnownThreads of(MailboxRef holder, Collection<ThreadRef> mails) {
        var keys = mails.stream()
                .flatMap(mail -> keys(holder, mail))
                .collect(HashMap<String, Item>::new, (all, key) -> all.put(key.sortKey(), key), HashMap::putAll);
        var byMessage = new HashMap<Fingerprint, Set<Contact>>();
        var byConversation = new HashMap<Fingerprint, KnownThreads.Conversation>();
        for (var row : dynamo.getAll(Table.SYNCED_MAIL, keys.values())) {
            var name = new Fingerprint(row.sortKey().substring(row.sortKey().indexOf('#') + 1));
            var contacts = Contact.all(row.strings(CONTACTS));
            if (row.sortKey().startsWith(Rows.MESSAGE)) {
                byMessage.put(name, contacts);
            } else {
                byConversation.put(name, new KnownThreads.Conversation(contacts, row.strings(PARTICIPANTS)));
            }
        }
        return new KnownThreads(byMessage, byConversation);
    }

    private static Stream<Item> keys(MailboxRef holder, ThreadRef mail) {
        return mail.referred().isEmpty()
                ? Stream.of(Rows.thread(holder, mail.conversation()))
                : mail.referred().stream().map(message -> Rows.message(holder, message));
    }

    /** The writes by which a mail opens or continues the threads of its contacts. */
    static List<Write> joining(MailboxRef holder, ThreadRef mail, Collection<Contact> contacts) {
        if (contacts.isEmpty()) {
            return List.of();
        }
        var addresses = Item.texts(Contact.addresses(contacts));
        var toMessage = Expression.nothing().add(CONTACTS, addresses);
        var participants = mail.participants();
        var toThread = participants.isEmpty() ? toMessage : toMessage.add(PARTICIPANTS, Item.texts(participants));
        var ofThread = Write.update(Table.SYNCED_MAIL, Rows.thread(holder, mail.conversation()), toThread);
        var ofMessage = mail.message().map(it -> Write.update(Table.SYNCED_MAIL, Rows.message(holder, it), toMessage));
        return Stream.<Write>concat(ofMessage.stream(), Stream.of(ofThread)).toList();
    }
}
