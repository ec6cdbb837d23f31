package dev.mailsync.sandbox.mailbox;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.sandbox.mailbox.account.Account;

/**
 * A subscription to the email of a mailbox or of one of its folders.
 *
 * @param resource as the subscriber wrote it
 * @param folderId empty for all folders
 * @param immutableIds whether its notifications contain immutable ids, which never changes
 */
public record Subscription(
        String id,
        Account account,
        String resource,
        Optional<String> folderId,
        Set<Change.Kind> changeTypes,
        URI notificationUrl,
        Optional<URI> lifecycleNotificationUrl,
        Optional<String> clientState,
        Instant expiresAt,
        boolean immutableIds) {

    public Subscription {
        changeTypes = Set.copyOf(changeTypes);
    }

    boolean concerns(Change change) {
        return account.equals(change.account())
                && changeTypes.contains(change.kind())
                && folderId.map(change.item().folderId()::equals).orElse(change.everywhere());
    }

    boolean duplicates(Subscription other) {
        return account.equals(other.account)
                && folderId.equals(other.folderId)
                && changeTypes.equals(other.changeTypes);
    }

    /** With another lifetime and notification URL. */
    public Subscription renewed(URI url, Instant expiry) {
        return new Subscription(
                id,
                account,
                resource,
                folderId,
                changeTypes,
                url,
                lifecycleNotificationUrl,
                clientState,
                expiry,
                immutableIds);
    }
}
