package dev.mailsync.connection;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.graph.Profile;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.ConnectionId;

/** Which single connection a mailbox belongs to. */
@ApplicationScoped
public class MailboxOwners {

    private static final String OWNER = "owner";

    private final Dynamo dynamo;

    MailboxOwners(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Claims the mailbox unless it belongs to another connection. */
    public Write claim(Profile mailbox, ConnectionId connection) {
        return Write.put(
                Table.USERS,
                key(mailbox).with(OWNER, connection.value()),
                Condition.newItem().or(heldBy(connection)));
    }

    public Write release(Profile mailbox, ConnectionId connection) {
        return Write.delete(Table.USERS, key(mailbox), heldBy(connection));
    }

    public boolean isTaken(Profile mailbox, ConnectionId by) {
        return isTaken(mailbox.tenantId(), mailbox.objectId(), by);
    }

    public boolean isTaken(String tenantId, String objectId, ConnectionId by) {
        return dynamo.get(Table.USERS, key(tenantId, objectId))
                .filter(item -> !item.string(OWNER).equals(by.value()))
                .isPresent();
    }

    private static Condition heldBy(ConnectionId connection) {
        return Condition.equal(OWNER, Item.text(connection.value()));
    }

    private static Item key(Profile mailbox) {
        return key(mailbox.tenantId(), mailbox.objectId());
    }

    private static Item key(String tenantId, String objectId) {
        return Item.key("mailbox#" + tenantId + "#" + objectId, OWNER);
    }
}
