package dev.mailsync.microsoft.graph;

import java.util.Set;

/**
 * Who owns a mailbox.
 *
 * @param addresses all under which the user sends and receives, in lower case: mail, user principal name, proxy addresses
 */
public record Profile(String tenantId, String objectId, String displayName, String address, Set<String> addresses) {

    public Profile {
        addresses = Set.copyOf(addresses);
    }
}
