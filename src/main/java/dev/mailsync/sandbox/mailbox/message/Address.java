package dev.mailsync.sandbox.mailbox.message;

import java.util.Locale;

/** A person in a mail's header. Exchange shows the address where a name is missing. */
public record Address(String name, String address) {

    public Address {
        name = name == null || name.isBlank() ? address : name;
    }

    public static Address of(String address) {
        return new Address(address, address);
    }

    /** The address as a key: Exchange compares without regard to case. */
    String key() {
        return address.toLowerCase(Locale.ROOT);
    }
}
