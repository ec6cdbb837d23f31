package dev.mailsync.sandbox.mailbox.message;

import java.util.Locale;

/** A person in an email's header. Exchange shows the address if the name is missing. */
public record Address(String name, String address) {

    public Address {
        name = name == null || name.isBlank() ? address : name;
    }

    public static Address of(String address) {
        return new Address(address, address);
    }

    /** The address as a key: Exchange ignores case. */
    String key() {
        return address.toLowerCase(Locale.ROOT);
    }
}
