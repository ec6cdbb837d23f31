package dev.mailsync.platform.identity;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** An address that belongs to a lead, or did when it was found: it links an email to timelines. In lower case. */
public record Contact(String address) implements Comparable<Contact> {

    public Contact {
        address = Participant.normalized(address);
    }

    public static Set<Contact> all(Collection<String> addresses) {
        return addresses.stream().map(Contact::new).collect(Collectors.toUnmodifiableSet());
    }

    public static Set<String> addresses(Collection<Contact> contacts) {
        return contacts.stream().map(Contact::address).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int compareTo(Contact other) {
        return address.compareTo(other.address);
    }
}
