package dev.mailsync.connection;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.entra.Entra;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.secrets.Secret;

/** Tokens kept after disabling, only to delete the subscription. */
@ApplicationScoped
public class OrphanedSubscriptionStore {

    private static final String PREFIX = "parting#";

    private final Dynamo dynamo;
    private final TokenStore tokens;
    private final MailboxOwners owners;
    private final ConnectionConfig config;
    private final Entra entra;
    private final Clock clock;

    OrphanedSubscriptionStore(
            Dynamo dynamo, TokenStore tokens, MailboxOwners owners, ConnectionConfig config, Entra entra, Clock clock) {
        this.dynamo = dynamo;
        this.tokens = tokens;
        this.owners = owners;
        this.config = config;
        this.entra = entra;
        this.clock = clock;
    }

    /** The write that keeps what is needed to delete the subscription. */
    public Write begin(Connection connection, byte[] sealedTokens) {
        var mailbox = connection.connected();
        var forgetAt = clock.instant().plus(config.partingTime());
        var item = key(connection.id(), connection.generation())
                .with("generation", connection.generation())
                .with("tenantId", mailbox.profile().tenantId())
                .with("objectId", mailbox.profile().objectId())
                .with(TokenStore.SEALED, sealedTokens)
                .with("forgetAt", forgetAt)
                // If nothing here ever runs again, DynamoDB's TTL deletes the tokens.
                .withSeconds("expiresAt", forgetAt);
        mailbox.subscriptionState().active().ifPresent(it -> item.with("subscriptionId", it.id()));
        return Write.put(Table.USERS, item);
    }

    public List<OrphanedSubscription> of(ConnectionId connection) {
        var orphans = new ArrayList<OrphanedSubscription>();
        dynamo.each(
                Query.of(Table.USERS, connection.value()).beginningWith(PREFIX),
                item -> orphans.add(new OrphanedSubscription(
                        connection,
                        item.number("generation"),
                        item.string("tenantId"),
                        item.string("objectId"),
                        item.optionalString("subscriptionId"),
                        item.instant("forgetAt"))));
        return orphans;
    }

    /** Refreshes it if it has expired; throws {@link dev.mailsync.microsoft.MicrosoftException} if that fails. */
    public Secret accessToken(OrphanedSubscription orphan) {
        var item = dynamo.get(Table.USERS, key(orphan.connection(), orphan.generation()))
                .orElseThrow(() -> new IllegalStateException("The tokens of the orphaned subscription are gone"));
        var stored = tokens.open(item.bytes(TokenStore.SEALED), 0, orphan.connection());
        return clock.instant().isBefore(stored.expiresAt())
                ? stored.accessToken()
                : entra.refresh(stored.refreshToken()).accessToken();
    }

    /** Whether another user has connected the mailbox since, so that its subscription is theirs. */
    public boolean isMailboxTakenOver(OrphanedSubscription orphan) {
        return owners.isTaken(orphan.tenantId(), orphan.objectId(), orphan.connection());
    }

    public void forget(OrphanedSubscription orphan) {
        dynamo.delete(Table.USERS, key(orphan.connection(), orphan.generation()));
    }

    private static Item key(ConnectionId connection, long generation) {
        return Item.key(connection.value(), PREFIX + generation);
    }
}
