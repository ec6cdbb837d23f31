package dev.mailsync.sandbox.mailbox.account;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.mailsync.sandbox.mailbox.message.Address;

/** A person in a tenant's directory. The object id never changes; everything else may. */
public record Account(UUID tenantId, UUID objectId, String upn, String displayName, String mail, List<String> aliases) {

    public Account {
        aliases = List.copyOf(aliases);
    }

    public Account with(String alias) {
        var all = Stream.concat(aliases.stream(), Stream.of(alias)).toList();
        return new Account(tenantId, objectId, upn, displayName, mail, all);
    }

    /** Ignores addresses. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Account account && objectId.equals(account.objectId);
    }

    @Override
    public int hashCode() {
        return objectId.hashCode();
    }

    public Address address() {
        return new Address(displayName, mail);
    }

    /** All addresses at which this mailbox receives email. */
    public Stream<String> addresses() {
        return Stream.concat(Stream.of(mail, upn), aliases.stream());
    }

    public boolean isReachedAt(String address) {
        return addresses().anyMatch(address::equalsIgnoreCase);
    }
}
