package dev.mailsync.mail.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import dev.mailsync.mail.MailContacts;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.identity.Contact;

/** The contacts of an email in rows: all of them and, separately in the same item, those who are on it only by Bcc. */
public final class ContactItems {

    public static final String CONTACTS = "contacts";
    static final String BLIND = "blind";

    private ContactItems() {}

    static Item written(Item row, MailContacts contacts) {
        return row.with(CONTACTS, Contact.addresses(contacts.all())).with(BLIND, Contact.addresses(contacts.blind()));
    }

    /** @param row of an email */
    static MailContacts read(Item row) {
        return new MailContacts(Contact.all(row.strings(CONTACTS)), Contact.all(row.strings(BLIND)));
    }

    /** @param row of an email, or of a thread, which lists contacts that are on an email only by Bcc separately */
    static Set<Contact> everybody(Item row) {
        var everybody = new HashSet<>(Contact.all(row.strings(CONTACTS)));
        everybody.addAll(Contact.all(row.strings(BLIND)));
        return everybody;
    }

    /** Adds contacts to an email or a thread. */
    static UpdateExpression joining(Collection<Contact> contacts, Collection<Contact> blind) {
        return adding(adding(UpdateExpression.empty(), CONTACTS, contacts), BLIND, blind);
    }

    /** The reverse of {@link #joining}. */
    public static UpdateExpression leaving(Collection<Contact> contacts) {
        var addresses = Item.texts(Contact.addresses(contacts));
        return UpdateExpression.empty().delete(CONTACTS, addresses).delete(BLIND, addresses);
    }

    static UpdateExpression adding(UpdateExpression expression, String name, Collection<Contact> contacts) {
        return contacts.isEmpty() ? expression : expression.add(name, Item.texts(Contact.addresses(contacts)));
    }
}
