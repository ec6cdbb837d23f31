package dev.mailsync.company;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.ConnectionId;

/** Whose email a user does not want recorded: {@code {connection} / never-record} in the table {@code users}. */
@ApplicationScoped
public class NeverRecordStore {

    private static final String ENTRIES = "entries";

    private final Dynamo dynamo;

    NeverRecordStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    public AddressList of(ConnectionId user) {
        return dynamo.get(Table.USERS, key(user))
                .map(item -> new AddressList(item.strings(ENTRIES)))
                .orElse(AddressList.EMPTY);
    }

    public void replace(ConnectionId user, AddressList list) {
        dynamo.transact(List.of(Write.put(Table.USERS, key(user).with(ENTRIES, list.entries()))));
    }

    private static Item key(ConnectionId user) {
        return Item.key(user.value(), "never-record");
    }
}
