package dev.mailsync.connection;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.dynamo.Condition;
import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Item;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Write;
import dev.mailsync.identity.ConnectionId;
import dev.mailsync.microsoft.Profile;

/** Which one connection a mailbox has. */
@ApplicationScoped
class MailboxOwners {

    private static final String OWNER = "owner";

    private final Dynamo dynamo;

    MailboxOwners(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Takes the mailbox unless it is somebody else's. */
    Write claim(Profile mailbox, ConnectionId connection) {
        return Write.put(
                Table.USERS,
                key(mailbox).with(OWNER, connection.value()),
                Condition.newItem().or(heldBy(connection)));
    }

    Write release(Profile mailbox, ConnectionId connection) {
        return Write.delete(Table.USERS, key(mailbox), heldBy(connection));
    }

    boolean isTaken(Profile mailbox, ConnectionId by) {
        return isTaken(mailbox.tenantId(), mailbox.objectId(), by);
    }

    boolean isTaken(String tenantId, String objectId, ConnectionId by) {
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
