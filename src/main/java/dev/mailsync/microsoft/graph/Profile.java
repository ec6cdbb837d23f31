package dev.mailsync.microsoft.graph;

import java.util.Set;

/**
 * The owner of a mailbox.
 *
 * @param addresses all that the user sends and receives with, in lower case: mail, user principal name, proxy addresses
 */
public record Profile(String tenantId, String objectId, String displayName, String address, Set<String> addresses) {

    public Profile {
        addresses = Set.copyOf(addresses);
    }
}
