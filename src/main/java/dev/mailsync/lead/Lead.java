package dev.mailsync.lead;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.LegacyExchange;
import dev.mailsync.platform.identity.OpportunityId;
import dev.mailsync.platform.identity.Participant;

/** A lead as the CRM registers it: the addresses it writes from, and the opportunities it belongs to. */
public record Lead(LeadId id, Set<String> addresses, Set<OpportunityId> opportunities) {

    /** Everything that changes with a lead's addresses and opportunities must fit into one transaction. */
    public static final int MAX_ADDRESSES = 20;

    public static final int MAX_OPPORTUNITIES = 25;

    /** A local part of 64, a domain of 255, and the separator. Longer addresses do not exist. */
    public static final int LONGEST_ADDRESS = 320;

    public Lead {
        addresses = addresses.stream().map(Participant::normalized).collect(Collectors.toUnmodifiableSet());
        opportunities = Set.copyOf(opportunities);
        require(addresses.size() <= MAX_ADDRESSES, "A lead can have at most " + MAX_ADDRESSES + " addresses.");
        require(
                opportunities.size() <= MAX_OPPORTUNITIES,
                "A lead can have at most " + MAX_OPPORTUNITIES + " opportunities.");
        addresses.forEach(address -> require(
                isAddress(address) || LegacyExchange.isLegacy(address), "An address must have the form name@domain."));
    }

    public Set<Contact> contacts() {
        return Contact.all(addresses);
    }

    /** What this lead has and the other lacks. */
    Lead minus(Lead other) {
        return new Lead(id, without(addresses, other.addresses), without(opportunities, other.opportunities));
    }

    Lead without(Set<String> some) {
        return new Lead(id, without(addresses, some), opportunities);
    }

    private static <T> Set<T> without(Set<T> all, Set<T> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static boolean isAddress(String address) {
        int at = address.lastIndexOf('@');
        return at > 0
                && at < address.length() - 1
                && address.length() <= LONGEST_ADDRESS
                && address.codePoints().noneMatch(Lead::isForbidden);
    }

    private static boolean isForbidden(int c) {
        return Character.isWhitespace(c) || Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
